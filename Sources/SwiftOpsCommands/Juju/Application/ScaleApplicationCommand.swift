import ArgumentParser
import LocalJuju

struct ScaleApplicationCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "scale-application",
        abstract: "Set how many units an application on Kubernetes has.",
        discussion: "New units get the next numbers, and those with the highest numbers go.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The application.")
    var application: String

    @Argument(help: "How many units it should have.")
    var scale: Int

    func run(_ console: Console) throws {
        guard scale >= 0 else { throw CommandError(.usage, "invalid scale \"\(scale)\": expected a number from 0 on") }
        try options.change(console) { model in try model.scale(application, to: scale) }
        console.remark("\(application) scaled to \(scale) units")
    }
}
