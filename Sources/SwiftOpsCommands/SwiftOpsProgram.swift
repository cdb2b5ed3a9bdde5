import ArgumentParser
import LocalJuju

/// The program `swift-ops`, which acts by the name that it is called by.
package enum SwiftOpsProgram {
    /// Runs a command and returns what the process exits with.
    ///
    /// - Parameters:
    ///   - name: The name it was called by, without folders: `juju` and `pebble` are those groups of commands
    ///     alone, any other is `swift-ops`.
    ///   - arguments: The arguments after the name.
    ///   - console: Where it writes.
    package static func run(name: String, arguments: [String], console: Console) -> Int32 {
        switch name {
        case "juju": run(JujuCommand.self, arguments, console)
        case "pebble": run(PebbleCommand.self, arguments, console)
        default: run(SwiftOpsCommand.self, arguments, console)
        }
    }

    private static func run(_ root: any ParsableCommand.Type, _ arguments: [String], _ console: Console) -> Int32 {
        do {
            var command = try root.parseAsRoot(arguments)
            if let command = command as? any ConsoleCommand {
                try command.run(console)
            } else {
                try command.run()
            }
            return 0
        } catch let error as CommandError {
            console.remark("ERROR \(error)")
            return error.exitStatus
        } catch let code as ExitCode {
            return code.rawValue
        } catch {
            // Help that was asked for is not an error.
            if root.exitCode(for: error) == .success {
                console.print(root.fullMessage(for: error) + "\n")
                return 0
            }
            guard root.exitCode(for: error) == .validationFailure else {
                console.remark("ERROR \(error)")
                return 1
            }
            console.remark("ERROR \(root.message(for: error))")
            return 2
        }
    }
}
