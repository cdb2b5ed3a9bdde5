import ArgumentParser
import Pebble

struct PebbleServicesCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "services", abstract: "List services and how they are.")

    @OptionGroup var time: TimeOptions

    @Argument(help: "Only these services.")
    var names: [String] = []

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let services = try await client.services(names)
        guard !services.isEmpty else {
            console.remark(names.isEmpty ? "Plan has no services." : "No matching services.")
            return
        }
        var table = TextTable(header: ["Service", "Startup", "Current", "Since"])
        for service in services {
            table.append([
                "\(service.name)", "\(service.startup.rawValue)", "\(service.status.rawValue)",
                "\(time.text(service.since))",
            ])
        }
        console.print(table.rendered(console.outputStyling))
    }
}
