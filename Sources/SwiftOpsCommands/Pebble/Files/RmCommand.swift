import ArgumentParser
import Pebble

struct PebbleRmCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "rm", abstract: "Remove a file or folder where the services run.")

    @Flag(name: .customShort("r"), help: "Remove a folder with all that it holds; one that is not there is no error.")
    var recursive = false

    @Argument(help: "What to remove: a path from the root.")
    var path: String

    func act(_ client: PebbleClient, _ console: Console) async throws {
        try await client.removePath(path, recursive: recursive)
    }
}
