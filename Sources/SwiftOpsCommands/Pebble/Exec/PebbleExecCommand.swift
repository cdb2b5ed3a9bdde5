import ArgumentParser
import Pebble

struct PebbleExecCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "exec",
        abstract: "Run a command where the services run.",
        discussion: """
            What this command reads goes to it, and what it writes comes from it; signals are passed on. The exit code \
            is the command's. Words that begin with a dash go after '--'. There is no terminal.
            """)

    @Option(name: .customShort("w"), help: "The working directory.")
    var directory: String?

    @Option(name: .long, help: "A variable to add to the environment: KEY=VALUE, or KEY with the value it has here.")
    var env: [String] = []

    @Option(name: .long, help: "How long the command may run before it is killed: 30s, 1m30s.")
    var timeout: String?

    @Option(name: .long, help: "The service whose environment, user and directory to use.")
    var context: String?

    @OptionGroup var user: UserOptions

    @Argument(parsing: .captureForPassthrough, help: "The command and its arguments.")
    var command: [String] = []

    func act(_ client: PebbleClient, _ console: Console) async throws {
        // The rest of the line is the command's, help too, but for help in its place.
        if ["--help", "-h"].contains(command.first) { throw CleanExit.helpRequest(self) }
        let words = command.first == "--" ? Array(command.dropFirst()) : command
        guard !words.isEmpty else { throw CommandError(.usage, "a command to run is missing") }
        try await AttachedExec.run(
            words, client, environment: try variables(console), directory: directory, timeout: try limit(),
            user: user.owner, serviceContext: context)
    }

    private func variables(_ console: Console) throws -> [String: String] {
        var variables: [String: String] = [:]
        for word in env {
            if let (key, value) = KeyValueArguments.split(word) {
                variables[key] = value
            } else {
                variables[word] = console.environment[word] ?? ""
            }
        }
        return variables
    }

    private func limit() throws -> Duration? {
        guard let timeout else { return nil }
        do throws(GoDuration.Invalid) {
            return .nanoseconds(try GoDuration.nanoseconds(timeout))
        } catch {
            throw CommandError(.usage, "--timeout: \(error.description)")
        }
    }
}
