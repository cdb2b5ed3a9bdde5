import ArgumentParser
import Pebble

struct PebbleStopChecksCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop-checks", abstract: "Stop health checks.")

    @Argument(help: "The checks.")
    var names: [String]

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let changed = try await client.stopChecks(names)
        let same = names.count - changed.count
        if !changed.isEmpty { console.print("Checks stopped: \(changed.joined(separator: ", "))\n") }
        if same > 0 { console.print("Checks already stopped: \(same)\n") }
    }
}
