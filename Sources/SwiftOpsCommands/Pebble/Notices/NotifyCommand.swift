import ArgumentParser
import Pebble

struct PebbleNotifyCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify", abstract: "Record a custom notice.")

    @Option(name: .long, help: "How long the notice does not count as new after it was repeated: 1h.")
    var repeatAfter: String?

    @Argument(help: "The key: example.com/path.")
    var key: String

    @Argument(help: "Data that comes with it: name=value.")
    var data: [String] = []

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let interval = try repeatAfter.map { try PebbleNoticesCommand.duration($0, "--repeat-after") }
        let id = try await client.notify(key, data: try KeyValueArguments.dictionary(data), repeatAfter: interval)
        console.print("Recorded notice \(id)\n")
    }
}
