import OrderedCollections
import Pebble

extension PebbleProbe {
    static let serviceSteps: [String: Action] = [
        "services": { probe, step in
            .array(try await probe.client.services(try texts(step, "names")).map(row))
        },
        "services_until": { probe, step in
            try await until(step) {
                .object(try await probe.client.services().map { ($0.name, .string($0.status.rawValue)) })
            }
        },
        "autostart": { probe, _ in changed(try await probe.client.autostart()) },
        "replan": { probe, _ in changed(try await probe.client.replan()) },
        "start": { probe, step in changed(try await probe.client.start(try texts(step, "names"))) },
        "stop": { probe, step in changed(try await probe.client.stop(try texts(step, "names"))) },
        "restart": { probe, step in changed(try await probe.client.restart(try texts(step, "names"))) },
        "send_signal": { probe, step in
            try await probe.client.sendSignal(try step.text("signal"), to: try texts(step, "names"))
            return .null
        },
    ]

    private static func row(_ service: ServiceInfo) -> PlainValue {
        [
            "name": .string(service.name), "startup": .string(service.startup.rawValue),
            "current": .string(service.status.rawValue),
        ]
    }

    /// An id of digits is not compared.
    private static func changed(_ id: Change.ID) -> PlainValue {
        id.rawValue.allSatisfy(\.isNumber) ? "change" : .string(id.rawValue)
    }
}
