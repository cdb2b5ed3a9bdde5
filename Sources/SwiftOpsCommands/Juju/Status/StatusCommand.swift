import ArgumentParser
import LocalJuju
import PlainValues

struct StatusCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the model, its applications and their units.",
        discussion: """
            Names of applications or units as arguments show those applications only.

            Where there are containers, what has happened in them is noticed first, and the units run the events of it.
            """)

    @OptionGroup var options: ModelOptions

    @Argument(help: "The applications or units to show; all of them unless some are given.")
    var selectors: [String] = []

    @Option(name: .long, help: "Print tabular, json or yaml.")
    var format: TableFormat = .tabular

    @Flag(name: .long, help: "Show the relations in a table of their own.")
    var relations = false

    @Flag(name: .long, help: .hidden) var storage = false
    @Flag(name: .long, help: .hidden) var utc = false

    @Flag(name: .long, help: "Print without colours, as NO_COLOR asks for as well.")
    var noColor = false

    func run(_ console: Console) throws {
        let status = try status(console).selecting(selectors)
        if let format = format.structured {
            return console.print(try format.text(try PlainValueEncoder().encode(status)))
        }
        let styling = noColor ? Styling(isTerminal: false, environment: [:]) : console.outputStyling
        console.print(StatusTable.text(status, styling, showsRelations: relations))
        if status.applications.isEmpty { console.remark("\nModel \"\(status.model.name)\" is empty.") }
    }

    /// The model's status, once the units have handled what has happened in containers meanwhile.
    private func status(_ console: Console) throws -> ModelStatus {
        let status = try options.open(console).status()
        guard status.applications.values.contains(where: { $0.scale != nil }) else { return status }
        return try options.change(console) { model in
            do {
                try model.settle()
            } catch {
                console.remark("WARNING \(error)")
            }
            return model.status()
        }
    }
}
