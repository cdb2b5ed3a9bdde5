import ArgumentParser
import Pebble
import PebbleDaemon

struct PebbleVersionCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Print the version of the Pebble API here and in the daemon.")

    @Flag(name: .long, help: "Only the version here.")
    var client = false

    func act(_ daemon: PebbleClient, _ console: Console) async throws {
        guard !client else { return console.print("\(Daemon.version)\n") }
        // Without a daemon there is still something to say.
        let server = try? await daemon.systemInfo().version
        console.print("client  \(Daemon.version)\nserver  \(server ?? "-")\n")
    }
}
