import ArgumentParser
import Pebble

struct PebbleWarningsCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "warnings", abstract: "List warnings.",
        discussion: "Warnings are notices of the type warning; an older daemon's own list is read if it has one.")

    @Flag(name: .long, help: "Those that were acknowledged, too.")
    var all = false

    @OptionGroup var time: TimeOptions

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let rows = try await rows(client)
        guard !rows.isEmpty else { return console.remark("No warnings.") }
        var table = TextTable(header: ["Last", "Warning"])
        for row in rows { table.append(row) }
        console.print(table.rendered(console.outputStyling))
    }

    private func rows(_ client: PebbleClient) async throws(PebbleError) -> [[TextTable.Cell]] {
        do throws(PebbleError) {
            return try await client.warnings(all ? .all : .pending).map {
                ["\(time.text($0.lastAdded))", "\($0.message)"]
            }
        } catch {
            guard error.statusCode == 404 else { throw error }
            return try await client.notices(NoticeFilter(types: [.warning])).map {
                ["\(time.text($0.lastRepeated))", "\($0.key)"]
            }
        }
    }
}
