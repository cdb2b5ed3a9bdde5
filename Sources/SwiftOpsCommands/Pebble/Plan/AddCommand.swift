import ArgumentParser
import Pebble
import PlainValues

struct PebbleAddCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a layer to the plan.",
        discussion: "Services that run go on as they were started: replan restarts those that have changed.")

    @Flag(name: .long, help: "Merge the layer into the one of that label, if there is one.")
    var combine = false

    @Flag(name: .long, help: "Let the layer go into its folder's place, below others.")
    var inner = false

    @Argument(help: "The layer's label.")
    var label: String

    @Argument(help: "The file that holds the layer's YAML.")
    var file: String

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let layer = try InputFile.text(file, console)
        _ = try await client.post(
            "/v1/layers",
            [
                "action": "add", "combine": .bool(combine), "inner": .bool(inner), "label": .string(label),
                "format": "yaml", "layer": .string(layer),
            ])
        console.print("Layer \"\(label)\" added successfully from \"\(file)\"\n")
    }
}
