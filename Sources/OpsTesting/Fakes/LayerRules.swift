import Pebble
import PlainValues

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

    // MARK: Reading

    /// Reads the YAML of a layer that is to be added.
    static func read(_ yaml: String, label: String) throws(FakeFailure) -> Layer {
        let layer: Layer
        do {
            layer = try Layer(yaml: yaml)
        } catch {
            throw FakeFailure("cannot parse layer YAML: cannot parse layer \(GoText.quoted(label)): \(error)")
        }
        let place = "layer \(GoText.quoted(label))"
        for (name, service) in sorted(layer.services) { try check(service.override, "service", name, place) }
        for (name, check) in sorted(layer.checks) { try self.check(check.override, "check", name, place) }
        for (name, target) in sorted(layer.logTargets) { try check(target.override, "log target", name, place) }
        return layer
    }

    private static func check(
        _ override: Layer.Override?, _ kind: String, _ name: String, _ place: String
    ) throws(FakeFailure) {
        switch override {
        case .merge, .replace: break
        case nil: throw FakeFailure("\(place) must define \"override\" for \(kind) \(GoText.quoted(name))")
        default: throw FakeFailure("\(place) has invalid \"override\" value for \(kind) \(GoText.quoted(name))")
        }
    }

    // MARK: Checking

    /// Checks a plan as Pebble does when a layer is added.
    static func check(_ plan: Plan) throws(FakeFailure) {
        for (name, service) in sorted(plan.services) where service.command.isEmpty {
            throw FakeFailure("plan must define \"command\" for service \(GoText.quoted(name))")
        }
        for (name, check) in sorted(plan.checks) {
            let kinds = [check.http != nil, check.tcp != nil, check.exec != nil]
            guard kinds.count(where: \.self) == 1 else {
                throw FakeFailure(
                    "plan must specify one of \"http\", \"tcp\", or \"exec\" for check \(GoText.quoted(name))")
            }
        }
        for (_, service) in sorted(plan.services) {
            for required in service.requires where plan.services[required] == nil {
                throw FakeFailure("service \(GoText.quoted(required)) does not exist")
            }
        }
    }

    private static func sorted<Entry>(_ entries: [String: Entry]) -> [(key: String, value: Entry)] {
        entries.sorted { $0.key < $1.key }
    }
}
