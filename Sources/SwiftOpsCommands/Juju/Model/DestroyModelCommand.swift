import ArgumentParser
import Foundation
import LocalJuju

struct DestroyModelCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy-model",
        abstract: "Remove a model and its folder.",
        discussion: "The charms run no events. Nothing is asked: --no-prompt is therefore required.")

    @Argument(help: "The model's name or folder.")
    var model: String

    @Flag(name: [.customShort("y"), .customLong("no-prompt"), .customLong("yes")], help: "Agree that it is removed.")
    var noPrompt = false

    @Flag(name: .long, help: "Accepted for Juju's sake: storage is in the model's folder.")
    var destroyStorage = false

    @Flag(name: .long, help: "Accepted for Juju's sake.")
    var releaseStorage = false

    @Flag(name: .long, help: "Accepted for Juju's sake.")
    var force = false

    @Flag(name: .long, help: "Accepted for Juju's sake.")
    var noWait = false

    @Option(name: [.customShort("t"), .long], help: "Accepted for Juju's sake.")
    var timeout: String?

    func run(_ console: Console) throws {
        let store = try ModelStore(console)
        let folder = try store.modelFolder(model)
        guard ModelStore.folderExists(folder) else {
            throw CommandError(.notFound, "model \(model) not found: there is no folder \(folder)")
        }
        guard noPrompt else {
            throw CommandError(
                .usage, "destroying the model \(model) removes the folder \(folder); agree with --no-prompt")
        }
        // Only what is a model is removed, never some other folder that was named by mistake; and no command that still
        // works on it loses its files.
        let opened = try LocalModel(opening: folder)
        try withExtendedLifetime(opened) {
            try opened.endContainers()
            do {
                try FileManager.default.removeItem(atPath: folder)
            } catch {
                throw CommandError(.file, "cannot remove the folder \(folder): \(error.localizedDescription)")
            }
        }
        if console.environment["JUJU_MODEL"] == nil, store.currentModel == model { try store.setCurrentModel(nil) }
        console.remark("Model destroyed.")
    }
}
