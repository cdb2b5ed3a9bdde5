import ArgumentParser
import Pebble

/// Whether a command waits for the change that it asks for.
struct WaitOptions: ParsableArguments {
    @Flag(name: .long, help: "Print the change's id and do not wait until it is done.")
    var noWait = false

    /// Waits for a change, as long as it takes, or prints its id.
    func follow(_ change: Change.ID, _ client: PebbleClient, _ console: Console) async throws {
        guard !noWait else { return console.print("\(change)\n") }
        let ended = try await client.waitForChange(change, timeout: nil)
        if let message = ended.error { throw PebbleError.change(ended, message: message) }
    }
}
