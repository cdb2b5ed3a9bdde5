import ArgumentParser
import HookTools
import LocalJuju

struct AddSecretCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-secret",
        abstract: "Make a secret that charms can be allowed to read.",
        discussion: "Prints the secret's URI. An application reads it after grant-secret.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "What the secret is called.")
    var name: String

    @OptionGroup var words: SecretWords

    @Option(name: .long, help: "What the secret is for.")
    var info: String?

    func run(_ console: Console) throws {
        let content = try words.content(console)
        guard !content.base64Values.isEmpty else {
            throw CommandError(.usage, "missing secret value or filename")
        }
        let uri = try options.change(console) { model in
            try model.addSecret(name, content: content, description: info ?? "")
        }
        console.print(uri + "\n")
    }
}
