import ArgumentParser
import LocalJuju

struct RemoveUnitCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove-unit",
        abstract: "Remove units.",
        discussion: "Units run stop and remove before they go. A unit in error stays until it is resolved or forced.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The units.")
    var units: [String]

    @Flag(name: .long, help: "Remove units in error as well.")
    var force = false

    @OptionGroup var removal: RemovalOptions

    func run(_ console: Console) throws {
        try options.change(console) { model in
            if force {
                // What failed is left out, so that nothing keeps the unit.
                for unit in units where model.status().unitsInError.contains(unit) {
                    try model.resolve(unit, retry: false)
                }
            }
            try model.removeUnits(units)
            for unit in units { console.remark("will remove unit \(unit)") }
        }
    }
}
