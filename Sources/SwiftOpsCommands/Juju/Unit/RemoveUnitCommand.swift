import ArgumentParser
import LocalJuju

struct RemoveUnitCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove-unit",
        abstract: "Remove units.",
        discussion: """
            Units run stop and remove before they go. A unit in error stays until it is resolved or forced.

            Of an application on Kubernetes no units are named: the application is, with --num-units.
            """)

    @OptionGroup var options: ModelOptions

    @Argument(help: "The units, or an application on Kubernetes.")
    var units: [String]

    @Flag(name: .long, help: "Remove units in error as well.")
    var force = false

    @Option(name: .long, help: "How many units to remove of an application on Kubernetes.")
    var numUnits: Int?

    @OptionGroup var removal: RemovalOptions

    func run(_ console: Console) throws {
        try options.change(console) { model in
            let applications = model.status().applications
            let name = units.first.map { $0.split(separator: "/").first.map(String.init) ?? $0 } ?? ""
            if let scale = applications[name]?.scale { return try removePods(of: name, scale, model, console) }
            guard numUnits == nil else {
                throw CommandError(.usage, "--num-units is for applications on Kubernetes; name the units")
            }
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

    private func removePods(of application: String, _ scale: Int, _ model: LocalModel, _ console: Console) throws {
        guard units == [application] else {
            throw CommandError(
                .usage,
                units.count > 1
                    ? "only single application supported"
                    : "k8s models do not support removing named units.\n"
                        + "Instead specify an application with --num-units.")
        }
        guard let numUnits, numUnits > 0 else {
            throw CommandError(.usage, "removing \(numUnits ?? 0) units not valid")
        }
        guard numUnits <= scale else {
            throw CommandError(
                .refused, "cannot remove \(numUnits) units: \(application) has \(scale)")
        }
        try model.scale(application, to: scale - numUnits)
        console.remark("scaling down to \(scale - numUnits) units")
    }
}
