import ArgumentParser
import Glibc
import Pebble
import PlainValues

struct PebbleOkayCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "okay", abstract: "Acknowledge the warnings of a daemon that keeps a list of them.")

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let now = try Timestamp(secondsSince1970: time(nil))
        guard let count = try await acknowledge(now, client) else {
            throw CommandError(
                .notFound, "this daemon keeps warnings as notices, which are not acknowledged: see 'warnings'")
        }
        console.print("Acknowledged \(count) warnings.\n")
    }

    /// The number of warnings; `nil` when the daemon keeps no list of them.
    private func acknowledge(_ moment: Timestamp, _ client: PebbleClient) async throws -> Int? {
        do {
            return try await client.acknowledgeWarnings(upTo: moment)
        } catch let error where error.statusCode == 404 {
            return nil
        }
    }
}
