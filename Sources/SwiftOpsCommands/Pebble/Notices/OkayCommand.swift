import ArgumentParser
import Glibc
import Pebble
import PlainValues

struct PebbleOkayCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "okay", abstract: "Acknowledge the warnings of a daemon that keeps a list of them.")

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let now = try Timestamp(secondsSince1970: time(nil))
        do {
            let count = try await client.acknowledgeWarnings(upTo: now)
            console.print("Acknowledged \(count) warnings.\n")
        } catch  where error.statusCode == 404 {
            throw CommandError(
                .notFound, "this daemon keeps warnings as notices, which are not acknowledged: see 'warnings'")
        }
    }
}
