import ArgumentParser
import Pebble

struct PebbleStopCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Stop services, and those that require them.")

    @OptionGroup var wait: WaitOptions

    @Argument(help: "The services.")
    var names: [String]

    func act(_ client: PebbleClient, _ console: Console) async throws {
        try await wait.follow(try await client.stop(names, timeout: nil), client, console)
    }
}
