import ArgumentParser
import LocalJuju
import OrderedCollections

struct TrustCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Let an application use the cloud's credentials, or no longer.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The application.")
    var application: String

    @Flag(name: .long, help: "Take the trust away.")
    var remove = false

    @Option(name: .long, help: .hidden)
    var scope: String?

    func run(_ console: Console) throws {
        try options.change(console) { model in
            try model.setConfig(application, values: ["trust": remove ? "false" : "true"])
        }
    }
}
