import ArgumentParser
import LocalJuju

struct IntegrateCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "integrate",
        abstract: "Relate two applications.",
        discussion: """
            Endpoints that fit each other are found by their interface. Where several pairs would fit, name the \
            endpoint as application:endpoint.
            """,
        aliases: ["relate"])

    @OptionGroup var options: ModelOptions

    @Argument(help: "The two applications, each with or without its endpoint.")
    var endpoints: [String]

    @Option(name: .long, help: .hidden)
    var via: String?

    func run(_ console: Console) throws {
        guard endpoints.count == 2 else { throw CommandError(.usage, "a relation must involve two applications") }
        try options.change(console) { model in try model.integrate(endpoints[0], endpoints[1]) }
    }
}
