import ArgumentParser
import Pebble

struct PebblePushCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "push", abstract: "Copy a file of this machine to where the services run.")

    @Flag(name: .customShort("p"), help: "Make the folders above it that are not there.")
    var makeParents = false

    @OptionGroup var mode: ModeOptions
    @OptionGroup var user: UserOptions

    @Argument(help: "The file here.")
    var local: String

    @Argument(help: "Where it goes: a path from the root.")
    var remote: String

    func act(_ client: PebbleClient, _ console: Console) async throws {
        try await client.push(
            .file(console.absolutePath(local)), to: remote, makeDirectories: makeParents,
            permissions: try mode.permissions(), owner: user.owner)
    }
}
