import ArgumentParser
import Pebble

struct PebbleChecksCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "checks", abstract: "List health checks and how they are.")

    @Option(name: .long, help: "Only checks of this level: alive or ready.")
    var level: String?

    @Argument(help: "Only these checks.")
    var names: [String] = []

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let checks = try await client.checks(level: level.map(CheckLevel.init(rawValue:)), names: names)
        guard !checks.isEmpty else {
            console.remark(names.isEmpty && level == nil ? "Plan has no health checks." : "No matching health checks.")
            return
        }
        var table = TextTable(
            header: ["Check", "Level", "Startup", "Status", "Successes", "Failures", "Change"])
        for check in checks {
            table.append([
                "\(check.name)", "\(check.level?.rawValue ?? "-")", "\(check.startup?.rawValue ?? "-")",
                "\(check.status.rawValue)", "\(check.successes.map(String.init) ?? "-")",
                "\(check.failures)/\(check.threshold)", "\(check.changeID?.rawValue ?? "-")",
            ])
        }
        console.print(table.rendered(console.outputStyling))
    }
}
