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
        var rows: [[TextTable.Cell]] = []
        do {
            for warning in try await client.warnings(all ? .all : .pending) {
                rows.append([
                    "\(time.text(warning.lastAdded))", "\(warning.message)",
                ])
            }
        } catch  where error.statusCode == 404 {
            for notice in try await client.notices(NoticeFilter(types: [.warning])) {
                rows.append(["\(time.text(notice.lastRepeated))", "\(notice.key)"])
            }
        }
        guard !rows.isEmpty else { return console.remark("No warnings.") }
        var table = TextTable(header: ["Last", "Warning"])
        for row in rows { table.append(row) }
        console.print(table.rendered(console.outputStyling))
    }
}
