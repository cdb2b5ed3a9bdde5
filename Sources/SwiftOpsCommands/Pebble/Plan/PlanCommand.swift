import ArgumentParser
import Pebble

struct PebblePlanCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Print the plan that all layers make together, as YAML.")

    func act(_ client: PebbleClient, _ console: Console) async throws {
        console.print(try await client.planYAML())
    }
}
