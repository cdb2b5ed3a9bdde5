import ArgumentParser
import Pebble

struct PebbleSignalCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "signal", abstract: "Send a signal to the processes of services.")

    @Argument(help: "The signal: SIGHUP, or HUP.")
    var signal: String

    @Argument(help: "The services.")
    var names: [String]

    func act(_ client: PebbleClient, _ console: Console) async throws {
        guard signal.uppercased() == signal else {
            throw CommandError(.usage, "a signal is written in capitals: \(signal.uppercased()), not \(signal)")
        }
        try await client.sendSignal(signal.hasPrefix("SIG") ? signal : "SIG\(signal)", to: names)
    }
}
