import ArgumentParser
import LocalJuju
import OrderedCollections
import PlainValues

struct RunCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run an action on units and print what it gave.",
        discussion: """
            Units come first, web/0 or web/leader, then the action, then its parameters as key=value. A dot goes into \
            a map: size.width=3. Values are YAML unless --string-args is given.

            The command waits for the action to end. It fails when an action's process does.
            """)

    @OptionGroup var options: ModelOptions

    @Argument(help: "Units, the action and its parameters.")
    var arguments: [String] = []

    @Option(name: .long, help: "Read parameters from a YAML file; those on the command line win.")
    var params: String?

    @Flag(name: .long, help: "Take the values on the command line as text.")
    var stringArgs = false

    @OptionGroup var task: TaskOptions

    func run(_ console: Console) throws {
        let request = try ActionRequest(arguments)
        try task.validate(console)
        let file = try params.map { path throws(CommandError) in try InputFile.map(path, console) } ?? [:]
        let parameters = try KeyValueArguments.merge(request.arguments, into: file, areText: stringArgs)
        let results = try options.change(console) { model in
            let units = try request.units.map { try model.unitName($0) }
            return try model.runAction(request.action, on: units, parameters: .map(parameters))
        }
        try TaskReport(results: results).print(console, format: task.format, kind: .action)
    }
}

extension LocalModel {
    /// The name of a unit; `application/leader` is the application's leader.
    func unitName(_ reference: String) throws(CommandError) -> String {
        guard let application = JujuNames.application(ofUnitOrLeader: reference) else {
            throw CommandError(.usage, "\"\(reference)\" is not a valid unit name")
        }
        guard reference.hasSuffix("/leader") else { return reference }
        let units = status().units(of: application)
        guard let leader = units.first(where: { $0.value.leader == true }) else {
            throw CommandError(.notFound, "could not determine leader for \"\(application)\"")
        }
        return leader.key
    }
}

/// The options of a command that runs a task.
struct TaskOptions: ParsableArguments {
    @Option(name: .long, help: "Print plain text, json or yaml.")
    var format: TaskFormat = .plain

    @Option(
        name: .long, help: "Accepted for Juju's sake: a length of time, such as 2m; the task always runs to its end.")
    var wait: String?

    @Flag(name: .long, help: .hidden) var utc = false

    func validate(_ console: Console) throws {
        if let wait, Duration(goText: wait).map({ $0 >= .zero }) != true {
            throw CommandError(
                .usage, "invalid value \"\(wait)\" for option --wait: write a length of time such as 90s or 2m")
        }
    }
}
