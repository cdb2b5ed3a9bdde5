import ArgumentParser
import Pebble

struct PebbleChangesCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes", abstract: "List what was asked of the daemon.")

    @OptionGroup var time: TimeOptions

    @Argument(help: "Only changes of this service.")
    var service: String?

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let changes = try await client.changes(.all, service: service)
        guard !changes.isEmpty else { throw CommandError(.notFound, "no changes found") }
        var table = TextTable(header: ["ID", "Status", "Spawn", "Ready", "Summary"])
        for change in changes.sorted(by: { ($0.spawned, $0.id.rawValue) < ($1.spawned, $1.id.rawValue) }) {
            table.append([
                "\(change.id)", "\(change.status)", "\(time.text(change.spawned))", "\(time.text(change.readied))",
                "\(change.summary)",
            ])
        }
        console.print(table.rendered(console.outputStyling))
    }
}
