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

            With --state a unit is printed as the Swift source of a State of OpsTesting, to be pasted in a test: what the \
            unit can see (options that were set, relations with their data, secrets, storage, network, resources, \
            containers) and what its charm has set, stored and deferred. What the unit may not see is not in it. Of secrets \
            the keys are printed, with "(hidden)" for each value; --reveal prints the values. Files are not part of a \
            state: the storage of a test is empty, and resources are paths of this machine.
            """)

    @OptionGroup var options: ModelOptions

    @Argument(help: "The units.")
    var units: [String]

    @Option(name: .long, help: "Print yaml, json or tabular.")
    var format: TableFormat = .yaml

    @Flag(name: .long, help: "Print the units as states for tests, in Swift.")
    var state = false

    @Flag(name: .long, help: "With --state, print the values of the secrets that the unit may read.")
    var reveal = false

    func validate() throws {
        if reveal, !state { throw ValidationError("--reveal is for --state; add it.") }
    }

    func run(_ console: Console) throws {
        let model = try options.open(console)
        guard !state else {
            for unit in units {
                let recorded = RecordedState(try model.snapshot(of: unit), reveals: reveal)
                for problem in recorded.problems { console.remark("WARNING \(problem)") }
                console.print(recorded.text)
            }
            return
        }
        let shown = try units.map { (name: $0, unit: try model.showUnit($0)) }
        for problem in shown.flatMap(\.unit.problems) { console.remark("WARNING \(problem)") }
        guard let format = format.structured else {
            return console.print(UnitTable.text(shown, console.outputStyling))
        }
        let descriptions = try shown.map { (key: $0.name, value: try PlainValueEncoder().encode($0.unit)) }
        console.print(try format.text(.object(descriptions)))
    }
}
