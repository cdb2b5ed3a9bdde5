import ArgumentParser
import LocalJuju
import PlainValues

struct ShowSecretCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "show-secret", abstract: "Show one secret; its values only with --reveal.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The secret's name or URI.")
    var secret: String

    @Flag(name: .long, help: "Show the values.")
    var reveal = false

    @Option(name: .long, help: "The revision that is shown; the newest unless it is given.")
    var revision: Int?

    @Flag(name: .long, help: "List every revision.")
    var revisions = false

    @Option(name: .long, help: "Print yaml or json.")
    var format: StructuredFormat = .yaml

    func run(_ console: Console) throws {
        guard !revisions || revision == nil && !reveal else {
            throw CommandError(
                .usage, "specify either --revisions, or --reveal and --revision, but not both")
        }
        let secret = try options.open(console).secret(
            secret, revision: revision, reveals: reveal, listsRevisions: revisions)
        console.print(try format.text(.object([(key: secret.id, value: secret.json)])))
    }
}
