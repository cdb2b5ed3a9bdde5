import ArgumentParser
import Pebble

struct PebbleStartChecksCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "start-checks", abstract: "Start health checks.")

    @Argument(help: "The checks.")
    var names: [String]

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let changed = try await client.startChecks(names)
        let same = names.count - changed.count
        if !changed.isEmpty { console.print("Checks started: \(changed.joined(separator: ", "))\n") }
        if same > 0 { console.print("Checks already started: \(same)\n") }
    }
}
