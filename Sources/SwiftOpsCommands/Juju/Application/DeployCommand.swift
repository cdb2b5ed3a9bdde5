import ArgumentParser
import LocalJuju
import OrderedCollections

struct DeployCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "deploy",
        abstract: "Deploy a charm as an application.",
        discussion: """
            The charm is a folder or a .charm file on this machine. The command returns when the new units rest, or \
            when a hook of theirs has failed.
            """)

    @OptionGroup var options: ModelOptions

    @Argument(help: "The charm's folder or .charm file.", completion: .file(extensions: ["charm"]))
    var charm: String

    @Argument(help: "The application's name; the charm's own name unless it is given.")
    var application: String?

    @Option(
        name: [.customShort("n"), .long], help: "How many units the application starts with; one unless it is given.")
    var numUnits: Int?

    @Option(name: .long, help: "Set an option as key=value, or name a YAML file of options; may be repeated.")
    var config: [String] = []

    @Flag(name: .long, help: "Let the charm see the cloud's credentials.")
    var trust = false

    @Option(name: .long, help: "Give each unit instances of a storage, as name=count; may be repeated.")
    var storage: [String] = []

    @Option(
        name: .long, help: "Give the file of a resource, or the image of a container, as name=value; may be repeated.")
    var resource: [String] = []

    @OptionGroup(visibility: .hidden) var ignored: PlacementOptions

    func run(_ console: Console) throws {
        if let numUnits, numUnits < 0 {
            throw CommandError(.usage, "--num-units must be a positive integer, not \(numUnits)")
        }
        try options.change(console) { model in
            let name = try model.deploy(
                charm: console.absolutePath(charm), application: application, units: numUnits,
                config: try values(console), trust: trust,
                storage: try KeyValueArguments.dictionary(storage),
                resources: try KeyValueArguments.dictionary(resource).mapValues(console.resource))
            guard let deployed = model.status().applications[name] else { return }
            let described = "local charm \"\(deployed.charmName)\", revision \(deployed.charmRevision)"
            console.remark("Located \(described)")
            console.remark("Deploying \"\(name)\" from \(described) on \(deployed.base.name)@\(deployed.base.channel)")
        }
    }

    private func values(_ console: Console) throws -> OrderedDictionary<String, String> {
        var values: OrderedDictionary<String, String> = [:]
        for text in config {
            if let (key, value) = KeyValueArguments.split(text) {
                values[key] = try ConfigCommand.valueText(value, console)
            } else {
                let options = try InputFile.config(text, application: application, console)
                values.merge(options) { $1 }
            }
        }
        return values
    }
}

/// What Juju's own clients pass to say where an application runs; a local model has one place only.
struct PlacementOptions: ParsableArguments {
    @Option(name: .long) var base: String?
    @Option(name: .long) var channel: String?
    @Option(name: .long) var constraints: [String] = []
    @Option(name: .long) var to: String?
    @Flag(name: .long) var force = false
}
