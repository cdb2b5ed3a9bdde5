import ArgumentParser
import LocalJuju
import PlainValues

struct StorageCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "storage", abstract: "List the model's storage.", aliases: ["list-storage"])

    @OptionGroup var options: ModelOptions

    @Option(name: .long, help: "Print tabular, json or yaml.")
    var format: TableFormat = .tabular

    func run(_ console: Console) throws {
        let status = try options.open(console).storageStatus()
        if let format = format.structured {
            return console.print(try format.text(try PlainValueEncoder().encode(status)))
        }
        var table = TextTable(header: ["Unit", "Storage ID", "Type", "Status", "Location"])
        for (id, instance) in status.storage.sorted(by: { NaturalOrder.precedes($0.key, $1.key) }) {
            for (unit, attachment) in instance.attachments.units {
                table.append([
                    .init(unit), .init(id), .init(instance.kind),
                    .init(instance.status.current, TextStyle(status: instance.status.current)),
                    .init(attachment.location),
                ])
            }
        }
        console.print(table.rendered(console.outputStyling))
    }
}
