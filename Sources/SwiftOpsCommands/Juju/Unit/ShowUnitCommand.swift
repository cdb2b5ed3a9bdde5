import ArgumentParser
import LocalJuju
import PlainValues

struct ShowUnitCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "show-unit", abstract: "Show what a unit is, with its relation data.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The units.")
    var units: [String]

    @Option(name: .long, help: "Print yaml or json.")
    var format: StructuredFormat = .yaml

    func run(_ console: Console) throws {
        let model = try options.open(console)
        let descriptions = try units.map { unit in
            (key: unit, value: try PlainValueEncoder().encode(try model.showUnit(unit)))
        }
        console.print(try format.text(.object(descriptions)))
    }
}
