import ArgumentParser
import LocalJuju

/// The options of every command that works on a model.
struct ModelOptions: ParsableArguments {
    @Option(name: [.customShort("m"), .long], help: "Name the model, or give its folder.")
    var model: String?

    @Flag(
        name: .long,
        help: "Print one line on standard error for each event that runs; ↗ marks hook commands that were processes.")
    var timeline = false

    @Option(name: .long, help: "Order what Juju leaves open by this number; the same number gives the same order.")
    var seed: UInt64?

    /// What names the model, or an error when nothing does.
    func reference(_ console: Console) throws -> String {
        if let model, !model.isEmpty { return model }
        guard let current = try ModelStore(console).currentModel else {
            throw CommandError(
                .notFound, "no model in focus\n\nPlease use \"juju add-model\" or \"juju switch\", or give --model.")
        }
        return current
    }

    private func environmentSeed(_ console: Console) throws(CommandError) -> UInt64? {
        guard let text = console.environment["SWIFT_OPS_SEED"], !text.isEmpty else { return nil }
        guard let seed = UInt64(text) else {
            throw CommandError(.usage, "SWIFT_OPS_SEED is \"\(text)\"; give a whole number from 0 on")
        }
        return seed
    }

    /// Opens the model to read it.
    func open(_ console: Console) throws -> LocalModel {
        let reference = try reference(console)
        let folder = try ModelStore(console).modelFolder(reference)
        guard ModelStore.folderExists(folder) else {
            throw CommandError(.notFound, "model \(reference) not found: there is no folder \(folder)")
        }
        return try LocalModel(opening: folder)
    }

    /// Opens the model, lets the body act, which runs the events that follow, and saves the model.
    ///
    /// What happened before an error is saved as well: the events did run.
    func change<Result>(_ console: Console, _ body: (LocalModel) throws -> Result) throws -> Result {
        let model = try open(console)
        if let executable = console.hookToolExecutable { model.hookToolExecutable = executable }
        if let seed = try seed ?? environmentSeed(console) { try model.orderEvents(bySeed: seed) }
        // The model keeps no strong hold of who it tells.
        let printer = timeline || console.environment["SWIFT_OPS_TIMELINE"] == "1" ? TimelinePrinter(console) : nil
        model.timeline = printer
        return try withExtendedLifetime(printer) {
            do {
                let result = try body(model)
                try model.save()
                return result
            } catch {
                try model.save()
                throw error
            }
        }
    }
}
