import ArgumentParser
import Pebble

struct PebbleStartCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start services, and those that they require.")

    @OptionGroup var wait: WaitOptions

    @Argument(help: "The services.")
    var names: [String]

    func act(_ client: PebbleClient, _ console: Console) async throws {
        try await wait.follow(try await client.start(names, timeout: nil), client, console)
    }
}
