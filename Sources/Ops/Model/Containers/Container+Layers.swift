public import Pebble

extension Container {
    /// Adds a layer on top of the plan's layers, or merges it into the one of the same label (`add_layer`).
    ///
    /// What runs goes on as it was started until ``replan()``; checks follow the plan at once.
    ///
    /// - Parameters:
    ///   - label: The layer's label.
    ///   - layer: The layer; each of its entries says by `override` what becomes of one below.
    ///   - combine: Whether the layer is merged into the layer of that label, if there is one; otherwise that is an error.
    /// - Throws: ``Pebble/PebbleError``, as ``Pebble/PebbleClient/addLayer(_:_:combine:)-(_,Layer,_)`` does.
    public func addLayer(_ label: String, _ layer: Layer, combine: Bool = false) async throws(PebbleError) {
        try await pebble.addLayer(label, layer, combine: combine)
    }

    /// Adds a layer's text on top of the plan's layers, or merges it into the layer of the same label (`add_layer`).
    ///
    /// - Parameters:
    ///   - label: The layer's label.
    ///   - yaml: The layer's YAML, which goes to Pebble as it is.
    ///   - combine: Whether the layer is merged into the layer of that label, if there is one; otherwise that is an error.
    /// - Throws: ``Pebble/PebbleError``, as ``Pebble/PebbleClient/addLayer(_:_:combine:)-(_,String,_)`` does.
    public func addLayer(_ label: String, _ yaml: String, combine: Bool = false) async throws(PebbleError) {
        try await pebble.addLayer(label, yaml, combine: combine)
    }

    /// Returns the plan: all layers laid over each other (`get_plan`).
    ///
    /// A layer that was just added is in it, whether the services were replanned or not.
    public func plan() async throws(PebbleError) -> Plan { try await pebble.plan() }
}
