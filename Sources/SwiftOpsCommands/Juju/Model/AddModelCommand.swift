import ArgumentParser
import HookTools
import LocalJuju

struct AddModelCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-model",
        abstract: "Make a model.",
        discussion: """
            A plain name makes a folder under models/ of the data folder; a path, which holds a slash, makes that \
            folder. The model becomes the current one unless --no-switch is given.
            """)

    @Argument(help: "The model's name or folder.")
    var model: String

    @Argument(help: "A cloud is accepted for Juju's sake; every model is on this machine.")
    var cloud: String?

    @Flag(name: .long, help: "Leave the current model as it is.")
    var noSwitch = false

    @Option(name: [.customShort("c"), .long], help: "Accepted for Juju's sake.")
    var controller: String?

    @Option(name: .long, help: "Accepted for Juju's sake.")
    var credential: String?

    @Option(name: .long, help: "Accepted for Juju's sake: a model's own options have no effect here.")
    var config: [String] = []

    @Option(name: .long, help: "Imitate Juju 2.9, 3.6 or 4.0: its hook tools, variables and texts.")
    var juju: JujuProfile = .v3_6

    func run(_ console: Console) throws {
        let store = try ModelStore(console)
        let folder = try store.modelFolder(model)
        let name = try store.modelName(model)
        _ = try LocalModel.create(at: folder, name: name, profile: juju)
        if !noSwitch { try store.setCurrentModel(model) }
        console.remark("Added '\(name)' model in \(folder)")
    }
}

extension JujuProfile: ExpressibleByArgument {}
