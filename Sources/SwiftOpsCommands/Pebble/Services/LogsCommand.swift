import ArgumentParser
import Pebble
import PlainValues

struct PebbleLogsCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "logs", abstract: "Print what services have written.")

    @Flag(name: .shortAndLong, help: "Go on with what they write from now on, until Ctrl-C.")
    var follow = false

    @Option(name: .customShort("n"), help: "The number of lines to begin with, or 'all'.")
    var count: String?

    @Option(name: .long, help: "How to print a line: text or json.")
    var format = "text"

    @Argument(help: "Only these services.")
    var services: [String] = []

    func act(_ client: PebbleClient, _ console: Console) async throws {
        guard ["text", "json"].contains(format) else {
            throw CommandError(.usage, "--format must be text or json, not \(format)")
        }
        let lines = try lines()
        if follow {
            var entries = client.followLogs(services, count: lines).makeAsyncIterator()
            while let entry = try await entries.next() { print(entry, console) }
        } else {
            for entry in try await client.logs(services, count: lines) { print(entry, console) }
        }
    }

    private func lines() throws -> Int? {
        guard let count else { return follow ? 10 : 30 }
        if count == "all" { return nil }
        guard let number = Int(count), number >= 0 else {
            throw CommandError(.usage, "-n must be a number from 0 or 'all', not \(count)")
        }
        return number
    }

    private func print(_ entry: LogEntry, _ console: Console) {
        guard format == "json" else {
            return console.print("\(TimeOptions.milliseconds(entry.time)) [\(entry.service)] \(entry.message)\n")
        }
        let value = PlainValue.object([
            ("time", .string(TimeOptions.milliseconds(entry.time))), ("service", .string(entry.service)),
            ("message", .string(entry.message)),
        ])
        // Texts can always be written.
        console.print(((try? JSON.write(value)) ?? "{}") + "\n")
    }
}
