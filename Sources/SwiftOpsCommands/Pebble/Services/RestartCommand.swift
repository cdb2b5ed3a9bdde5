import ArgumentParser
import Pebble

struct PebbleRestartCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "restart", abstract: "Stop services if they run, and start them.")

    @OptionGroup var wait: WaitOptions

    @Argument(help: "The services.")
    var names: [String]

    func act(_ client: PebbleClient, _ console: Console) async throws {
        try await wait.follow(try await client.restart(names, timeout: nil), client, console)
    }
}
