import ArgumentParser
import LocalJuju

struct RemoveSecretCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove-secret", abstract: "Remove a secret, or one revision of it.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The secret's name or URI.")
    var secret: String

    @Option(name: .long, help: "The revision.")
    var revision: Int?

    func run(_ console: Console) throws {
        try options.change(console) { model in try model.removeSecret(secret, revision: revision) }
    }
}
