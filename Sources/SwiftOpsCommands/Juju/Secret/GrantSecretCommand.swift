import ArgumentParser
import LocalJuju

struct GrantSecretCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant-secret", abstract: "Let applications read a secret.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The secret's name or URI.")
    var secret: String

    @Argument(help: "The applications; commas may stand between names.")
    var applications: [String]

    func run(_ console: Console) throws {
        try options.change(console) { model in
            try model.grantSecret(secret, to: commaSeparated(applications))
        }
    }
}

struct RevokeSecretCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke-secret", abstract: "Let applications no longer read a secret.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The secret's name or URI.")
    var secret: String

    @Argument(help: "The applications; commas may stand between names.")
    var applications: [String]

    func run(_ console: Console) throws {
        try options.change(console) { model in
            try model.revokeSecret(secret, from: commaSeparated(applications))
        }
    }
}
