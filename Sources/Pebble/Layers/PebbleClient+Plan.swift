extension PebbleClient {
    /// Adds a layer on top of the plan's layers, or merges it into the one of the same label (`ops.pebble.Client.add_layer`).
    ///
    /// What runs goes on as it was started until the services are replanned; checks follow the plan at once.
    ///
    /// - Parameters:
    ///   - label: The layer's label. Labels that begin with `pebble-` are Pebble's own.
    ///   - layer: The layer; each of its entries says by `override` what becomes of one below.
    ///   - combine: Whether the layer is merged into the layer of that label, if there is one; otherwise that is an error.
    /// - Throws: ``PebbleError`` with ``PebbleError/Code/api`` and status 400 when the label is taken, or the layers would
    ///   make no plan: nothing has changed then.
    public func addLayer(_ label: String, _ layer: Layer, combine: Bool = false) async throws(PebbleError) {
        try await addLayer(label, layer.yaml, combine: combine)
    }

    /// Adds a layer's text on top of the plan's layers, or merges it into the layer of the same label.
    ///
    /// The text goes to Pebble as it is, which says what it does not know in it; a ``Layer`` would leave that out.
    ///
    /// - Parameters:
    ///   - label: The layer's label. Labels that begin with `pebble-` are Pebble's own.
    ///   - yaml: The layer's YAML.
    ///   - combine: Whether the layer is merged into the layer of that label, if there is one; otherwise that is an error.
    /// - Throws: ``PebbleError`` with ``PebbleError/Code/api`` and status 400 when the text is no layer, the label is taken,
    ///   or the layers would make no plan: nothing has changed then.
    public func addLayer(_ label: String, _ yaml: String, combine: Bool = false) async throws(PebbleError) {
        _ = try await post(
            "/v1/layers",
            [
                "action": "add", "combine": .bool(combine), "label": .string(label), "format": "yaml",
                "layer": .string(yaml),
            ])
    }

    /// Returns the plan: all layers laid over each other (`ops.pebble.Client.get_plan`).
    ///
    /// - Throws: ``PebbleError`` with ``PebbleError/Code/protocolViolation`` when the answer is no plan.
    public func plan() async throws(PebbleError) -> Plan {
        let yaml = try await planYAML()
        do {
            return try Plan(yaml: yaml)
        } catch {
            throw PebbleError(.protocolViolation, error.description, cause: error)
        }
    }

    /// Returns the plan as the YAML that Pebble writes.
    package func planYAML() async throws(PebbleError) -> String {
        let result = try await get("/v1/plan", ["format": "yaml"]).result
        guard let text = result.stringValue else { throw .violation("the plan is \(result.kindName) instead of text") }
        return text
    }
}
