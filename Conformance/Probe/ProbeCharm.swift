import Logging
import Ops
import OrderedCollections
import PlainValues

/// The charm: it observes what its plan says, and each handler runs the plan's steps.
final class ProbeCharm: Charm {
    static var usesControllerStorage: Bool? {
        (try? Plan.current.get())?.value["use_juju_for_storage"]?.boolValue
    }

    /// What a plan sets as `hook_command_seconds`; log lines have no limit.
    static func timeLimit(ofHookCommand name: String) -> Duration? {
        guard name != "juju-log" else { return nil }
        return (try? Plan.current.get())?.value["hook_command_seconds"]?.doubleValue.map { .seconds($0) }
    }

    let framework: Framework
    let plan: Plan
    let emitter: Emitter
    let stored: StoredState
    var saved: [String: Secret] = [:]
    let logger = Logger(label: "probe")

    init(_ framework: Framework) throws {
        self.framework = framework
        plan = try Plan.current.get()
        emitter = try Emitter(framework)
        stored = try framework.storedState()
        for (key, value) in plan.storedDefaults {
            guard let key = key.stringValue else { continue }
            stored.setDefaults([key: value])
        }
        for observation in plan.observations {
            try observe(observation.event, observation.handler)
        }
        for (place, step) in plan.steps(of: "init") {
            try record(step, at: place, of: "init", Result { try perform(step, nil) })
        }
    }

    private func observe(_ event: String, _ handler: String) throws {
        switch event {
        case "something_happened": try observe(emitter.somethingHappened, handler)
        case "pre_commit": try observe(.preCommit, handler)
        case "commit": try observe(.commit, handler)
        case "install": try observe(.install, handler)
        case "start": try observe(.start, handler)
        case "stop": try observe(.stop, handler)
        case "remove": try observe(.remove, handler)
        case "config_changed": try observe(.configChanged, handler)
        case "update_status": try observe(.updateStatus, handler)
        case "upgrade_charm": try observe(.upgradeCharm, handler)
        case "pre_series_upgrade": try observe(.preSeriesUpgrade, handler)
        case "post_series_upgrade": try observe(.postSeriesUpgrade, handler)
        case "leader_elected": try observe(.leaderElected, handler)
        case "leader_settings_changed": try observe(.leaderSettingsChanged, handler)
        case "collect_app_status": try observe(.collectAppStatus, handler)
        case "collect_unit_status": try observe(.collectUnitStatus, handler)
        case "secret_changed": try observe(.secretChanged, handler)
        case "secret_rotate": try observe(.secretRotate, handler)
        case "secret_remove": try observe(.secretRemove, handler)
        case "secret_expired": try observe(.secretExpired, handler)
        case "collect_metrics": try observe(.collectMetrics, handler)
        default: try observeNamed(event, handler)
        }
    }

    func observe<E: Event>(_ source: EventSource<E>, _ handler: String) throws {
        let id = "_" + handler
        switch handler {
        case "h1": try framework.observe(source, self, ProbeCharm.h1, id: id)
        case "h2": try framework.observe(source, self, ProbeCharm.h2, id: id)
        case "h3": try framework.observe(source, self, ProbeCharm.h3, id: id)
        case "h4": try framework.observe(source, self, ProbeCharm.h4, id: id)
        case "h5": try framework.observe(source, self, ProbeCharm.h5, id: id)
        default: throw ProbeFailure("There is no handler '\(handler)'.")
        }
    }

    private func h1(_ event: any Event) async throws { try await handle("h1", event) }
    private func h2(_ event: any Event) async throws { try await handle("h2", event) }
    private func h3(_ event: any Event) async throws { try await handle("h3", event) }
    private func h4(_ event: any Event) async throws { try await handle("h4", event) }
    private func h5(_ event: any Event) async throws { try await handle("h5", event) }

    private func handle(_ handler: String, _ event: any Event) async throws {
        let type = event is CustomEvent<Emitter.Happening> ? "CustomEvent" : String(describing: Swift.type(of: event))
        try Recorder.record([
            "handler": .string(handler), "event": .string(type), "kind": .string(event.handle.kind),
            "attrs": try attributes(of: event),
        ])
        for (place, step) in plan.steps(of: handler) {
            try record(step, at: place, of: handler, await outcome(of: step, event))
        }
    }

    /// Runs steps outside of any event.
    func run(_ steps: [Step], as handler: String) async throws {
        for (place, step) in steps.enumerated() {
            try record(step, at: place, of: handler, await outcome(of: step, nil))
        }
    }

    private func attributes(of event: any Event) throws -> PlainValue {
        switch event {
        case let event as RelationEvent: row(event)
        case let event as StorageEvent:
            [
                "storage": [
                    "name": .string(event.storage.name), "index": .int(event.storage.index),
                    "location": .string(try event.storage.location),
                ]
            ]
        case let event as WorkloadEvent: row(event)
        case let event as ActionEvent:
            ["params": Recorder.plain(.object(event.parameters.map { (key: $0.key, value: $0.value) }))]
        case let event as SecretEvent: secretAttributes(of: event)
        case let event as CustomEvent<Emitter.Happening>: ["payload": .string(event.payload.payload)]
        default: [:]
        }
    }

    private func outcome(of step: Step, _ event: (any Event)?) async -> Result<PlainValue, any Error> {
        do {
            return .success(try await performOnContainer(step) ?? perform(step, event))
        } catch {
            return .failure(error)
        }
    }

    private func record(
        _ step: Step, at place: Int, of handler: String, _ outcome: Result<PlainValue, any Error>
    ) throws {
        var row: PlainMap = ["handler": .string(handler), "step": .int(place), "op": .string(step.operation)]
        do {
            row["result"] = Recorder.plain(try outcome.get())
        } catch let failure as ProbeFailure {
            throw failure
        } catch {
            row["error"] = .string(Recorder.name(of: error, in: step.operation))
        }
        try Recorder.record(.map(row))
    }
}

/// A child object with an event of its own.
final class Emitter: Object {
    /// What the event carries.
    struct Happening: Codable {
        var payload: String
    }

    let framework: Framework
    let handle: Handle
    var somethingHappened: EventSource<CustomEvent<Happening>> { event("something_happened") }

    init(_ framework: Framework) throws {
        self.framework = framework
        handle = try framework.claimHandle("Emitter", key: "emitter")
    }
}
