import ArgumentParser
import LocalJuju
import PlainValues

struct ShowUnitCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "show-unit",
        abstract: "Show what a unit is, with its relation data and the events that its charm has deferred.",
        discussion: """
            Deferred events are those of charms that keep their state as ops does, in Python or in Swift. Their age and \
            their tries are known for Swift charms only. With --format tabular they are a table.
            """)

    @OptionGroup var options: ModelOptions

    @Argument(help: "The units.")
    var units: [String]

    @Option(name: .long, help: "Print yaml, json or tabular.")
    var format: TableFormat = .yaml

    func run(_ console: Console) throws {
        let model = try options.open(console)
        let shown = try units.map { (name: $0, unit: try model.showUnit($0)) }
        for problem in shown.flatMap(\.unit.problems) { console.remark("WARNING \(problem)") }
        guard let format = format.structured else {
            return console.print(UnitTable.text(shown, console.outputStyling))
        }
        let descriptions = try shown.map { (key: $0.name, value: try PlainValueEncoder().encode($0.unit)) }
        console.print(try format.text(.object(descriptions)))
    }
}
