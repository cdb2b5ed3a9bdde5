import ArgumentParser
import LocalJuju

struct AddUnitCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-unit", abstract: "Add units to an application.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The application.")
    var application: String

    @Option(name: [.customShort("n"), .long], help: "How many units to add.")
    var numUnits = 1

    @Option(name: .long, help: .hidden)
    var to: String?

    func run(_ console: Console) throws {
        guard numUnits > 0 else {
            throw CommandError(.usage, "--num-units must be a positive integer, not \(numUnits)")
        }
        try options.change(console) { model in _ = try model.addUnits(application, count: numUnits) }
    }
}
