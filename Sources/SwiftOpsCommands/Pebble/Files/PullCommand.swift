import ArgumentParser
import Pebble

struct PebblePullCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull", abstract: "Copy a file from where the services run to this machine.")

    @Argument(help: "The file there: a path from the root.")
    var remote: String

    @Argument(help: "Where it goes here.")
    var local: String

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let content = try await client.pull(remote)
        try await content.write(to: .file(console.absolutePath(local)))
    }
}
