import ArgumentParser
import Pebble

struct PebbleAutostartCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "autostart", abstract: "Start the services that are enabled.")

    @OptionGroup var wait: WaitOptions

    func act(_ client: PebbleClient, _ console: Console) async throws {
        try await wait.follow(try await client.autostart(timeout: nil), client, console)
    }
}
