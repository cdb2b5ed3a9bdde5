import Pebble

/// How layers come to a plan, and what Pebble asks of them.
enum LayerRules {
    // MARK: Combining

    /// Lays layers over each other.
    ///
    /// As with `ops`, and unlike Pebble, an entry has the `override` of the highest layer that has it, and no default that
    /// it does not set.
    ///
    /// - Parameter layers: The layers, the lowest first.
    static func combined(_ layers: some Sequence<Layer>) -> Layer {
        var result = Layer()
        for layer in layers {
            if !layer.summary.isEmpty { result.summary = layer.summary }
            if !layer.description.isEmpty { result.description = layer.description }
            lay(layer.services, over: &result.services, \.override) { $0.merge($1) }
            lay(layer.checks, over: &result.checks, \.override) { $0.merge($1) }
            lay(layer.logTargets, over: &result.logTargets, \.override) { $0.merge($1) }
            lay(layer.workloads, over: &result.workloads, \.override) { $0.merge($1) }
            result.pairing = layer.pairing ?? result.pairing
        }
        return result
    }

    /// What layers come to.
    static func plan(of layers: some Sequence<Layer>) -> Plan {
        let layer = combined(layers)
        return Plan(
            services: layer.services, checks: layer.checks, logTargets: layer.logTargets, workloads: layer.workloads,
            pairing: layer.pairing)
    }

    private static func lay<Entry>(
        _ upper: [String: Entry], over lower: inout [String: Entry],
        _ override: WritableKeyPath<Entry, Layer.Override?>, _ merge: (inout Entry, Entry) -> Void
    ) {
        for (name, entry) in upper {
            if entry[keyPath: override] == .merge, var merged = lower[name] {
                merge(&merged, entry)
                merged[keyPath: override] = .merge
                lower[name] = merged
            } else {
                lower[name] = entry
            }
        }
    }
}
