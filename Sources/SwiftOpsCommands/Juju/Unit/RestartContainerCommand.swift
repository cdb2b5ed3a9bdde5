import ArgumentParser
import LocalJuju

struct RestartContainerCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "restart-container",
        abstract: "End a container of a unit and start it anew.",
        discussion: """
            As Kubernetes does it: what was written to the container is gone, Pebble's layers too, and the unit gets \
            pebble-ready. Juju has no such command.
            """)

    @OptionGroup var options: ModelOptions

    @Argument(help: "The unit, or application/leader.")
    var unit: String

    @Argument(help: "The container, as in the charm's metadata.")
    var container: String

    @Flag(name: .long, help: "Kill its processes; they are told to end otherwise.")
    var kill = false

    func run(_ console: Console) throws {
        try options.change(console) { model in
            try model.restartContainer(container, of: model.unitName(unit), kills: kill)
        }
    }
}
