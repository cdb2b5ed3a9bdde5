import ArgumentParser
import LocalJuju

struct UpdateSecretCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "update-secret",
        abstract: "Give a secret new values, or another name or description.",
        discussion: "New values are a new revision. Charms read the one that they know until they refresh it.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The secret's name or URI.")
    var secret: String

    @OptionGroup var words: SecretWords

    @Option(name: .long, help: "Another name.")
    var name: String?

    @Option(name: .long, help: "What the secret is for.")
    var info: String?

    @Flag(name: .long, help: "Let revisions that nobody reads go by themselves.")
    var autoPrune = false

    func run(_ console: Console) throws {
        let content = try words.content(console)
        try options.change(console) { model in
            try model.updateSecret(
                secret, content: content, name: name, description: info, prunes: autoPrune ? true : nil)
        }
    }
}
