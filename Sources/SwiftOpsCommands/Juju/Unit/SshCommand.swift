import ArgumentParser
import LocalJuju
import Pebble

struct SshCommand: AsyncCommand {
    static let configuration = CommandConfiguration(
        commandName: "ssh",
        abstract: "Run a command in a container of a unit.",
        discussion: """
            The container's Pebble runs it: what this command reads goes to it, what it writes comes from it, and the \
            exit code is its own. Without a command it is sh. There is no terminal. Words that begin with a dash go \
            after '--'. Among the programs is pebble, which asks the container's Pebble:

                swift-ops juju ssh --container web hello/0 pebble checks

            A unit on a machine is on this one: a shell here does.
            """)

    @OptionGroup var options: ModelOptions

    @Option(name: .long, help: "The container, as in the charm's metadata.")
    var container: String

    @Argument(help: "The unit, or application/leader.")
    var unit: String

    @Argument(parsing: .captureForPassthrough, help: "The command and its arguments.")
    var command: [String] = []

    func act(_ console: Console) async throws {
        // The model is not kept open, so that others can work on it meanwhile.
        let socket = try containerSocket(console)
        let words = command.first == "--" ? Array(command.dropFirst()) : command
        do {
            try await AttachedExec.run(words.isEmpty ? ["sh"] : words, PebbleClient(socketPath: socket))
        } catch let error as PebbleError {
            throw CommandError(.taskFailed, error.description)
        }
    }

    private func containerSocket(_ console: Console) throws -> String {
        let model = try options.open(console)
        return try model.containerSocket(container, of: model.unitName(unit))
    }
}
