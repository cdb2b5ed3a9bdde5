import Glibc
import OrderedCollections
import Pebble
import YAML

extension PebbleProbe {
    static let systemSteps: [String: Action] = [
        "system_info": { probe, _ in
            // The reference knows the version only.
            _ = try await probe.client.systemInfo()
            return ["version"]
        },
        "warnings": { probe, _ in .int(try await probe.client.warnings().count) },
        "add_layer": { probe, step in
            let layer = try step.any("layer")
            try await probe.client.addLayer(
                try step.text("label"), yaml: try layer.stringValue ?? YAML.dump(layer),
                combine: step["combine"]?.boolValue ?? false)
            return .null
        },
        "plan": { probe, _ in try YAML.load(try await probe.client.planYAML()) },
        "sleep": { _, step in
            try await Task.sleep(for: .seconds(try step.any("seconds").doubleValue ?? 0))
            return .null
        },
        "local_file": { _, step in
            .string(String(decoding: try Plan.readFile(try step.text("path")), as: UTF8.self))
        },
    ]
}
