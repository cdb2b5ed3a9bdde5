import ArgumentParser
import Pebble

struct PebbleTasksCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "tasks", abstract: "List the steps of a change, and what they logged.")

    @OptionGroup var time: TimeOptions

    @Option(name: .long, help: "The last change of a kind instead of an id: start, exec, replan…")
    var last: String?

    @Argument(help: "The change's id.")
    var change: String?

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let change = try await find(client)
        var table = TextTable(header: ["Status", "Spawn", "Ready", "Summary"])
        for task in change.tasks {
            table.append([
                "\(task.status)", "\(time.text(task.spawned))", "\(time.text(task.readied))", "\(task.summary)",
            ])
        }
        console.print(table.rendered(console.outputStyling))
        for task in change.tasks where !task.log.isEmpty {
            let line = String(repeating: ".", count: 70)
            console.print("\n\(line)\n\(task.summary)\n\n\(task.log.joined(separator: "\n"))\n")
        }
    }

    private func find(_ client: PebbleClient) async throws -> Change {
        switch (change, last) {
        case (let id?, nil): return try await client.change(Change.ID(rawValue: id))
        case (nil, let kind?):
            let changes = try await client.changes(.all).filter { $0.kind == kind }
            guard let found = changes.max(by: { $0.spawned < $1.spawned }) else {
                throw CommandError(.notFound, "no changes of kind \"\(kind)\" found")
            }
            return found
        default: throw CommandError(.usage, "give either a change's id or --last with a kind")
        }
    }
}
