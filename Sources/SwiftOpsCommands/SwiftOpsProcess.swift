import Foundation
import HookTools
import JujuRPC
import LocalJuju

/// The process of the program: its name, its arguments and its streams.
package enum SwiftOpsProcess {
    /// Acts by the name that the executable was called by, and returns what the process exits with.
    ///
    /// By the name of a hook tool it is that tool, which is looked at first: it runs for each hook command of a charm.
    package static func run() -> Int32 {
        let path = CommandLine.arguments.first ?? "swift-ops"
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let arguments = Array(CommandLine.arguments.dropFirst())
        if JujuProfile.allCases.contains(where: { HookTools.names(in: $0).contains(name) }) {
            return HookToolProgram.run(command: name, arguments: arguments)
        }
        if name == PodProgram.name { return PodProgram.run(arguments) }
        // A reader that goes away early is no reason to die in the middle of a change.
        signal(SIGPIPE, SIG_IGN)
        let console = Console(
            environment: ProcessInfo.processInfo.environment,
            directory: FileManager.default.currentDirectoryPath,
            outputIsTerminal: isatty(STDOUT_FILENO) == 1,
            errorIsTerminal: isatty(STDERR_FILENO) == 1,
            output: { writeAll($0, to: STDOUT_FILENO) },
            error: { writeAll($0, to: STDERR_FILENO) })
        return SwiftOpsProgram.run(name: name, arguments: arguments, console: console)
    }
}
