import ArgumentParser
import Pebble

struct PebbleReplanCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "replan",
        abstract: "Restart the services that have changed in the plan, and start those that are enabled.")

    @OptionGroup var wait: WaitOptions

    func act(_ client: PebbleClient, _ console: Console) async throws {
        try await wait.follow(try await client.replan(timeout: nil), client, console)
    }
}
