import ArgumentParser
import Pebble

struct PebbleIdentitiesCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "identities", abstract: "List who may do what.")

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let identities = try await client.identities()
        guard !identities.isEmpty else { return console.remark("No identities.") }
        var table = TextTable(header: ["Name", "Access", "Types"])
        for (name, identity) in identities.sorted(by: { $0.key < $1.key }) {
            var types: [String] = []
            if identity.passwordHash != nil { types.append("basic") }
            if identity.localUserID != nil { types.append("local") }
            table.append(["\(name)", "\(identity.access)", "\(types.joined(separator: ","))"])
        }
        console.print(table.rendered(console.outputStyling))
    }
}
