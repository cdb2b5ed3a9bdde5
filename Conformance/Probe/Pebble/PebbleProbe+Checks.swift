import OrderedCollections
import Pebble

extension PebbleProbe {
    static let checkSteps: [String: Action] = [
        "checks": { probe, step in
            let level = step["level"]?.stringValue.map(CheckLevel.init(rawValue:))
            return .array(try await probe.client.checks(level: level, names: try texts(step, "names")).map(row))
        },
        "checks_until": { probe, step in
            try await until(step) {
                .object(try await probe.client.checks().map { ($0.name, .string($0.status.rawValue)) })
            }
        },
        "start_checks": { probe, step in .texts(try await probe.client.startChecks(try texts(step, "names"))) },
        "stop_checks": { probe, step in .texts(try await probe.client.stopChecks(try texts(step, "names"))) },
    ]

    private static func row(_ check: CheckInfo) -> PlainValue {
        [
            "name": .string(check.name), "level": (check.level?.rawValue).map(PlainValue.string) ?? .null,
            "status": .string(check.status.rawValue), "failures": .int(check.failures),
            "threshold": .int(check.threshold), "startup": (check.startup?.rawValue).map(PlainValue.string) ?? .null,
        ]
    }
}
