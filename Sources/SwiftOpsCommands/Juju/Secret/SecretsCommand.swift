import ArgumentParser
import LocalJuju
import PlainValues

struct SecretsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "secrets", abstract: "List the model's secrets.", aliases: ["list-secrets"])

    @OptionGroup var options: ModelOptions

    @Option(name: .long, help: "An application or a unit, or the model's name for the secrets of its user.")
    var owner: String?

    @Option(name: .long, help: "Print tabular, json or yaml.")
    var format: TableFormat = .tabular

    func run(_ console: Console) throws {
        let secrets = try options.open(console).secrets(owner: owner)
        if let format = format.structured {
            return console.print(try format.text(.object(secrets.map { (key: $0.id, value: $0.json) })))
        }
        var table = TextTable(
            header: ["ID", "Name", "Owner", "Rotation", "Revision", "Last updated"], rightAligned: [4])
        for secret in secrets {
            table.append([
                .init(secret.id), .init(singleLine(secret.name ?? secret.label ?? "")), .init(secret.owner),
                .init(secret.rotation ?? ""), .init("\(secret.revision)"), .init(secret.updated),
            ])
        }
        console.print(table.rendered(console.outputStyling))
    }
}
