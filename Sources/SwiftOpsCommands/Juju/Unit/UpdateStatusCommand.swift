import ArgumentParser
import LocalJuju

struct UpdateStatusCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "update-status",
        abstract: "Run update-status on units now.",
        discussion: """
            Juju has no such command. It emits the event every five minutes; time stands still in a local model \
            between commands, so that the event comes when it is asked for.
            """)

    @OptionGroup var options: ModelOptions

    @Argument(help: "The units.")
    var units: [String]

    func run(_ console: Console) throws {
        try options.change(console) { model in try model.emitUpdateStatus(units: units) }
    }
}
