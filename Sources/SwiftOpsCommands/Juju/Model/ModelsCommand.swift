import ArgumentParser
import LocalJuju
import PlainValues

struct ModelsCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "List the models of the data folder.",
        discussion: "The current model is marked with a star. A model that was made at a path is not listed.")

    @Option(name: .long, help: "Print tabular, json or yaml.")
    var format: TableFormat = .tabular

    func run(_ console: Console) throws {
        let store = try ModelStore(console)
        let current = store.currentModel
        let models = store.modelNames().compactMap { name -> (name: String, status: ModelStatus, uuid: String)? in
            // What is not a model, or no longer a whole one, is not listed.
            guard let folder = try? store.modelFolder(name), let model = try? LocalModel(opening: folder) else {
                return nil
            }
            return (name, model.status(), model.uuid)
        }
        if let format = format.structured {
            let rows: [PlainValue] = models.map { model in
                .object([
                    (key: "name", value: .string("admin/" + model.name)),
                    (key: "short-name", value: .string(model.name)),
                    (key: "model-uuid", value: .string(model.uuid)),
                    (key: "model-type", value: .string(model.status.model.type)),
                    (key: "controller-name", value: .string(model.status.model.controller)),
                    (key: "owner", value: "admin"),
                    (key: "cloud", value: .string(model.status.model.cloud)),
                    (key: "life", value: "alive"),
                ])
            }
            var entries: [(key: String, value: PlainValue)] = [("models", .array(rows))]
            if let current { entries.append(("current-model", .string(current))) }
            return console.print(try format.text(.object(entries)))
        }
        var table = TextTable(
            header: ["Model", "Cloud/Region", "Type", "Status", "Machines", "Units"], rightAligned: [4, 5])
        for (name, status, _) in models {
            let units = status.units.count
            table.append([
                name == current ? .init(name + "*", .good) : .init(name),
                .init("\(status.model.cloud)/\(status.model.region)"), .init(status.model.type),
                .init(status.model.status.current, .init(status: status.model.status.current)),
                .init("\(status.machines.count)"), .init("\(units)"),
            ])
        }
        console.print(table.rendered(console.outputStyling))
    }
}
