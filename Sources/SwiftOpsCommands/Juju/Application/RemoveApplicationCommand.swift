import ArgumentParser
import LocalJuju

struct RemoveApplicationCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove-application",
        abstract: "Remove applications and their units.",
        discussion: "Units run stop and remove before they go. A unit in error stays until it is resolved or forced.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The applications.")
    var applications: [String]

    @Flag(name: .long, help: "Remove units in error as well.")
    var force = false

    @OptionGroup var removal: RemovalOptions

    func run(_ console: Console) throws {
        try options.change(console) { model in
            for application in applications {
                let units = model.status().units(of: application)
                try model.removeApplication(application, force: force)
                console.remark("will remove application \(application)")
                for unit in units.keys.sorted(by: NaturalOrder.precedes) {
                    console.remark("- will remove unit \(unit)")
                }
            }
        }
    }
}

/// What Juju's own clients pass when they remove something.
struct RemovalOptions: ParsableArguments {
    @Flag(name: .long, help: "Accepted for Juju's sake: nothing is asked.")
    var noPrompt = false

    @Flag(name: .long, help: "Accepted for Juju's sake: storage goes with its unit.")
    var destroyStorage = false

    @Flag(name: .long, help: "Accepted for Juju's sake.")
    var noWait = false
}
