import ArgumentParser
import LocalJuju

struct ScaleApplicationCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "scale-application",
        abstract: "Set how many units an application on Kubernetes has.",
        discussion: "Applications of a local model run on machines: add-unit and remove-unit are for them.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The application.")
    var application: String

    @Argument(help: "How many units it should have.")
    var scale: Int

    func run(_ console: Console) throws {
        guard scale >= 0 else { throw CommandError(.usage, "invalid scale \"\(scale)\": expected a number from 0 on") }
        guard try options.open(console).status().applications[application] != nil else {
            throw CommandError(.notFound, "application \"\(application)\" not found")
        }
        throw CommandError(
            .refused,
            "scaling applications on a non-container model not supported: use \"juju add-unit\" or \"juju remove-unit\""
        )
    }
}
