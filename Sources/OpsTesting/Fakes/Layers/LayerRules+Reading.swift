import OrderedCollections
import Pebble
import PlainValues
import YAML

// What Pebble asks of a layer by itself, in its own words but for the numbers of lines.

extension LayerRules {
    /// Reads the YAML of a layer that is to be added.
    static func read(_ yaml: String, label: String) throws(FakeFailure) -> Layer {
        do throws(FakeFailure) {
            guard !label.hasPrefix("pebble-") else { throw FakeFailure("cannot use reserved label prefix \"pebble-\"") }
            let layer = try parse(yaml, label: label)
            for (name, service) in sorted(layer.services) { try check(name, service) }
            for (name, check) in sorted(layer.checks) { try self.check(name, check) }
            for (name, target) in sorted(layer.logTargets) { try check(name, target) }
            return layer
        } catch {
            throw FakeFailure("cannot parse layer YAML: \(error.message)")
        }
    }

    private static func parse(_ yaml: String, label: String) throws(FakeFailure) -> Layer {
        let place = "cannot parse layer \(label.quoted)"
        do {
            let value = try YAML.load(yaml, source: "the layer")
            try checkKeys(of: value, place)
            return try Layer(plainValue: value)
        } catch let failure as FakeFailure {
            throw failure
        } catch {
            throw FakeFailure("\(place): \(error)")
        }
    }

    // MARK: Keys

    private static let sections: [String: (type: String, keys: Set<String>)] = [
        "services": (
            "plan.Service",
            [
                "summary", "description", "startup", "override", "command", "after", "before", "requires", "workload",
                "environment", "user-id", "user", "group-id", "group", "working-dir", "on-success", "on-failure",
                "on-check-failure", "backoff-delay", "backoff-factor", "backoff-limit", "kill-delay",
            ]
        ),
        "checks": (
            "plan.Check",
            ["override", "level", "startup", "period", "timeout", "threshold", "http", "tcp", "exec"]
        ),
        "log-targets": ("plan.LogTarget", ["type", "location", "services", "override", "labels"]),
    ]

    /// Refuses what Pebble does not know, which is mostly a slip.
    private static func checkKeys(of layer: PlainValue, _ place: String) throws(FakeFailure) {
        for (section, entries) in layer.mapValue ?? [:] {
            let section = section.stringValue ?? ""
            if ["summary", "description", "workloads", "pairing"].contains(section) { continue }
            guard let known = sections[section] else {
                throw FakeFailure("\(place): unknown section \(section.quoted)")
            }
            for (_, entry) in entries.mapValue ?? [:] {
                for key in (entry.mapValue ?? [:]).keys.compactMap(\.stringValue) where !known.keys.contains(key) {
                    throw FakeFailure(
                        "\(place) section \(section.quoted): yaml: unmarshal errors:\n"
                            + "  field \(key) not found in type \(known.type)")
                }
            }
        }
    }

    // MARK: Entries

    private static func check(_ name: String, _ service: Layer.Service) throws(FakeFailure) {
        if name.isEmpty { throw FakeFailure("cannot use empty string as service name") }
        if name == "pebble" { throw FakeFailure("cannot use reserved service name \(name.quoted)") }
        if name.hasPrefix("-") {
            throw FakeFailure("cannot use service name \(name.quoted): starting with \"-\" not allowed")
        }
        try check(service.onSuccess, "on-success", or: .failureShutdown, name)
        try check(service.onFailure, "on-failure", or: .successShutdown, name)
        for (_, action) in sorted(service.onCheckFailure) {
            try check(action, "on-check-failure", or: .successShutdown, name)
        }
        if let factor = service.backoffFactor, factor < 1 {
            throw FakeFailure("plan service \(name.quoted) backoff-factor must be 1.0 or greater, not \(factor)")
        }
    }

    private static func check(
        _ action: Layer.Service.Action?, _ key: String, or other: Layer.Service.Action, _ service: String
    ) throws(FakeFailure) {
        guard let action, ![.restart, .shutdown, .ignore, other].contains(action) else { return }
        throw FakeFailure("plan service \(service.quoted) \(key) action \(action.rawValue.quoted) invalid")
    }

    private static func check(_ name: String, _ check: Layer.Check) throws(FakeFailure) {
        if name.isEmpty { throw FakeFailure("cannot use empty string as check name") }
        guard [nil, .alive, .ready].contains(check.level) else {
            throw FakeFailure("plan check \(name.quoted) level must be \"alive\" or \"ready\"")
        }
        guard [nil, .enabled, .disabled].contains(check.startup) else {
            throw FakeFailure("plan check \(name.quoted) startup must be \"enabled\" or \"disabled\"")
        }
        if let period = check.period?.duration, period <= .zero {
            throw FakeFailure("plan check \(name.quoted) period must not be zero")
        }
        if let timeout = check.timeout?.duration, timeout <= .zero {
            throw FakeFailure("plan check \(name.quoted) timeout must not be zero")
        }
    }

    private static func check(_ name: String, _ target: Layer.LogTarget) throws(FakeFailure) {
        if let label = target.labels.keys.sorted().first(where: { $0.hasPrefix("pebble_") }) {
            throw FakeFailure("log target \(name.quoted): label \(label.quoted) uses reserved prefix \"pebble_\"")
        }
        guard [nil, .loki, .openTelemetry, .syslog].contains(target.kind) else {
            throw FakeFailure(
                "log target \(name.quoted) has unsupported type \((target.kind?.rawValue ?? "").quoted), "
                    + "must be \"loki\", \"opentelemetry\" or \"syslog\"")
        }
    }

    static func sorted<Entry>(_ entries: [String: Entry]) -> [(key: String, value: Entry)] {
        entries.sorted { $0.key < $1.key }
    }
}
