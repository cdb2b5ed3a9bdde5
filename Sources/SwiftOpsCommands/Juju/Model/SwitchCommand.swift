import ArgumentParser

struct SwitchCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "switch",
        abstract: "Show the current model, or make another one current.")

    @Argument(help: "The name or folder of the model to work on from now on.")
    var model: String?

    func run(_ console: Console) throws {
        let store = try ModelStore(console)
        guard let model else {
            guard let current = store.currentModel else {
                throw CommandError(.notFound, "no model in focus\n\nPlease use \"juju add-model\" or \"juju switch\".")
            }
            return console.print(current + "\n")
        }
        guard ModelStore.folderExists(try store.modelFolder(model)) else {
            throw CommandError(.notFound, "cannot determine if \"\(model)\" is a valid model: model not found")
        }
        let before = store.currentModel ?? "(none)"
        try store.setCurrentModel(model)
        console.remark("\(before) -> \(model)")
    }
}
