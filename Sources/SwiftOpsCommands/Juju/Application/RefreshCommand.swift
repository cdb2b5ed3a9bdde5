import ArgumentParser
import LocalJuju
import OrderedCollections

struct RefreshCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh",
        abstract: "Replace the charm of an application.",
        discussion: """
            The units keep what their charm wrote, and run upgrade-charm and config-changed. A unit in error keeps its \
            charm unless --force-units is given.
            """)

    @OptionGroup var options: ModelOptions

    @Argument(help: "The application.")
    var application: String

    @Option(name: .long, help: "The new charm's folder or .charm file.")
    var path: String

    @Option(name: .long, help: "Set an option as key=value after the charm is replaced; may be repeated.")
    var config: [String] = []

    @Flag(name: .long, help: "Replace the charm of units in error as well.")
    var forceUnits = false

    @Flag(name: .long, help: "Accepted for Juju's sake: a local model has one base.")
    var forceBase = false

    @Flag(name: .long, help: "Let the charm see the cloud's credentials.")
    var trust = false

    @Option(name: .long, help: "Give another file for a resource, as name=path; may be repeated.")
    var resource: [String] = []

    @OptionGroup(visibility: .hidden) var ignored: PlacementOptions

    func run(_ console: Console) throws {
        var values: OrderedDictionary<String, String> = [:]
        for text in config {
            guard let (key, value) = KeyValueArguments.split(text) else {
                throw CommandError(.usage, "expected \"key=value\", got \"\(text)\"")
            }
            values[key] = try ConfigCommand.valueText(value, console)
        }
        if trust { values["trust"] = "true" }
        let resources = try KeyValueArguments.dictionary(resource).mapValues(console.resource)
        try options.change(console) { model in
            try model.refresh(
                application, charm: console.absolutePath(path), forceUnits: forceUnits, resources: resources)
            if let refreshed = model.status().applications[application] {
                console.remark(
                    "Added local charm \"\(refreshed.charmName)\", revision \(refreshed.charmRevision), to the model")
            }
            if !values.isEmpty { try model.setConfig(application, values: values) }
        }
    }
}
