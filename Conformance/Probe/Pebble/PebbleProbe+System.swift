import Glibc
import OrderedCollections
import Pebble

extension PebbleProbe {
    static let systemSteps: [String: Action] = [
        "system_info": { probe, _ in
            // The reference knows the version only.
            _ = try await probe.client.systemInfo()
            return ["version"]
        },
        "warnings": { probe, _ in .int(try await probe.client.warnings().count) },
        "add_layer": { probe, step in
            let (label, layer) = (try step.text("label"), try step.any("layer"))
            let combine = step["combine"]?.boolValue ?? false
            if let yaml = layer.stringValue {
                try await probe.client.addLayer(label, yaml, combine: combine)
            } else {
                try await probe.client.addLayer(label, Layer(plainValue: layer), combine: combine)
            }
            return .null
        },
        "plan": { probe, _ in try await probe.client.plan().plainValue },
        "sleep": { _, step in
            try await Task.sleep(for: .seconds(try step.any("seconds").doubleValue ?? 0))
            return .null
        },
        "local_file": { _, step in
            .string(String(decoding: try Plan.readFile(try step.text("path")), as: UTF8.self))
        },
    ]
}
