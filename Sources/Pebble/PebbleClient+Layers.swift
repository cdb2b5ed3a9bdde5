extension PebbleClient {
    /// Adds a layer to the plan.
    ///
    /// - Parameters:
    ///   - label: The layer's label.
    ///   - yaml: The layer.
    ///   - combine: Whether to merge it into the layer of that label if there is one.
    package func addLayer(_ label: String, yaml: String, combine: Bool) async throws(PebbleError) {
        _ = try await post(
            "/v1/layers",
            [
                "action": "add", "combine": .bool(combine), "label": .string(label), "format": "yaml",
                "layer": .string(yaml),
            ])
    }

    /// Returns the plan, merged from all layers, as YAML.
    package func planYAML() async throws(PebbleError) -> String {
        let result = try await get("/v1/plan", ["format": "yaml"]).result
        guard let text = result.stringValue else { throw .violation("the plan is \(result.kindName) instead of text") }
        return text
    }
}
