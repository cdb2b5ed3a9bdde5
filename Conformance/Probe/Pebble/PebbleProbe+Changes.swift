import OrderedCollections
import Pebble

extension PebbleProbe {
    static let changeSteps: [String: Action] = [
        "changes": { probe, step in
            let state = ChangeState(rawValue: step["select"]?.stringValue ?? "all")
            let changes = try await probe.client.changes(state, service: step["service"]?.stringValue)
            return .texts(Set(changes.map(\.kind)).sorted())
        },
        "start_nowait": { probe, step in
            let id = try await probe.client.start(try texts(step, "names"), timeout: .zero)
            probe.saved[try step.text("save")] = id.rawValue
            return .null
        },
        "change": { probe, step in row(try await probe.client.change(try probe.changeID(step))) },
        "wait_change": { probe, step in
            let timeout = Duration.seconds(step["timeout"]?.doubleValue ?? 30)
            return row(try await probe.client.waitForChange(try probe.changeID(step), timeout: timeout))
        },
        "abort_change": { probe, step in row(try await probe.client.abortChange(try probe.changeID(step))) },
    ]

    private func changeID(_ step: Step) throws -> Change.ID {
        if let id = step["id"]?.stringValue { return Change.ID(rawValue: id) }
        guard let id = saved[try step.text("saved")] else { throw ProbeFailure("No change was saved by that name.") }
        return Change.ID(rawValue: id)
    }

    private static func row(_ change: Change) -> PlainValue {
        [
            "kind": .string(change.kind), "status": .string(change.status.rawValue), "ready": .bool(change.isReady),
            "err": .bool(change.error?.isEmpty == false),
            "tasks": .array(
                change.tasks.map { ["kind": .string($0.kind), "status": .string($0.status.rawValue)] }),
        ]
    }
}
