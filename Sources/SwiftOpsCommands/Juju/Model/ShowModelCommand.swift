import ArgumentParser
import LocalJuju
import PlainValues

struct ShowModelCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "show-model",
        abstract: "Show what a model is, without its applications.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The model's name or folder.")
    var name: String?

    @Option(name: .long, help: "Print yaml or json.")
    var format: StructuredFormat = .yaml

    func run(_ console: Console) throws {
        var options = options
        options.model = name ?? options.model
        let model = try options.open(console)
        let status = model.status()
        let machines = status.machines.keys.sorted(by: NaturalOrder.precedes).map { key in
            (key: key, value: PlainValue.object([(key: "cores", value: 0)]))
        }
        let users: PlainValue = [
            "admin": ["display-name": "admin", "access": "admin", "last-connection": "never connected"]
        ]
        let entries: [(key: String, value: PlainValue)] = [
            ("name", .string("admin/" + model.name)),
            ("short-name", .string(model.name)),
            ("model-uuid", .string(model.uuid)),
            ("model-type", .string(status.model.type)),
            // There is no controller: the model stands for itself.
            ("controller-uuid", .string(model.uuid)),
            ("controller-name", .string(status.model.controller)),
            ("is-controller", false),
            ("owner", "admin"),
            ("cloud", .string(status.model.cloud)),
            ("region", .string(status.model.region)),
            ("type", "local"),
            ("life", "alive"),
            ("status", .object([(key: "current", value: .string(status.model.status.current))])),
            ("users", users),
            ("machines", .object(machines)),
            ("agent-version", .string(status.model.version)),
        ]
        console.print(try format.text(.object([(key: model.name, value: .object(entries))])))
    }
}
