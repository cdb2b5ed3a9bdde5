import ArgumentParser
import Pebble

struct PebbleMkdirCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "mkdir", abstract: "Make a folder where the services run.")

    @Flag(name: .customShort("p"), help: "Make the folders above it, too; one that is there is no error.")
    var makeParents = false

    @OptionGroup var mode: ModeOptions
    @OptionGroup var user: UserOptions

    @Argument(help: "The folder: a path from the root.")
    var path: String

    func act(_ client: PebbleClient, _ console: Console) async throws {
        try await client.makeDirectory(
            path, makeParents: makeParents, permissions: try mode.permissions(), owner: user.owner)
    }
}
