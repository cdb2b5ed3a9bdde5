// What clients ask for: a change with a task for each service.

import PlainValues

extension ServiceManager {
    /// Does what a request to `/v1/services` asks for.
    ///
    /// - Parameters:
    ///   - action: `start`, `stop`, `restart`, `autostart` or `replan`. After a replan the caller starts the checks,
    ///     too (``DaemonEngine/request(_:_:)`` does both).
    ///   - names: The services' names.
    /// - Returns: The id of the change that does it.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words.
    func request(_ action: String, _ names: [String]) async throws(PebbleDaemonError) -> String {
        let plan = try plan(action, names)
        let change = await state.add(
            ChangeDraft(kind: action, summary: plan.summary, services: plan.services, steps: plan.steps))
        return change.id
    }

    private func plan(
        _ action: String, _ names: [String]
    ) throws(PebbleDaemonError) -> (summary: String, services: [String], steps: [ChangeDraft.Step]) {
        let order = ServiceOrder(configs)
        switch action {
        case "autostart", "replan":
            guard names.isEmpty else { throw Self.invalid("\(action) accepts no service names") }
        default:
            guard !names.isEmpty else { throw Self.invalid("must specify services for \(action) action") }
        }
        switch action {
        case "start":
            try check(names, "start")
            let lanes = order.starting(names)
            return (summary("Start", names, count: lanes.joined().count), names, steps(starting: lanes))
        case "stop":
            try check(names, "stop")
            let lanes = order.stopping(names)
            return (summary("Stop", names, count: lanes.joined().count), names, steps(stopping: lanes))
        case "restart":
            try check(names, "restart")
            let lanes = order.starting(names)
            let steps = steps(stopping: order.stoppingOnly(names), starting: lanes)
            return (summary("Restart", names, count: lanes.joined().count), names, steps)
        case "autostart":
            let lanes = order.starting(configs.filter(\.value.isEnabled).keys.sorted())
            let started = Array(lanes.joined())
            guard !started.isEmpty else {
                throw PebbleDaemonError(.badRequest, "no default services", kind: "no-default-services")
            }
            return (summary("Autostart", started, count: started.count), started, steps(starting: lanes))
        case "replan":
            return replan(order)
        default:
            throw Self.invalid("invalid action \(GoText.quoted(action))")
        }
    }

    /// Stops and starts what has changed in the plan since it was started, and starts what is enabled.
    private func replan(_ order: ServiceOrder) -> (summary: String, services: [String], steps: [ChangeDraft.Step]) {
        let changed = services.values.filter { configs[$0.name] != $0.config }.map(\.name)
        let stopping = order.stopping(changed)
        let starting = order.starting(
            Set(changed.filter { configs[$0] != nil } + configs.filter(\.value.isEnabled).keys).sorted())
        let names = Set(stopping.joined()).union(starting.joined()).sorted()
        let summary = names.isEmpty ? "Replan - no services" : summary("Replan", names, count: names.count)
        return (summary, names, steps(stopping: stopping, starting: starting))
    }

    /// The tasks that stop services and then start services; no start begins before all stops are done.
    func steps(stopping: [[String]] = [], starting: [[String]] = []) -> [ChangeDraft.Step] {
        var steps: [ChangeDraft.Step] = []
        var lane = 0
        func add(_ names: [String], _ kind: String, after earlier: [Int], _ work: @escaping Work) {
            lane += 1
            var after = earlier
            for name in names {
                let verb = kind == "start" ? "Start" : "Stop"
                steps.append(
                    ChangeDraft.Step(kind: kind, summary: "\(verb) service \"\(name)\"", lane: lane, after: after) {
                        [weak self] (context) async throws(TaskFailure) in
                        guard let self else { return }
                        try await work(self, name, context)
                    })
                after = [steps.count - 1]
            }
        }
        for names in stopping {
            add(names, "stop", after: []) { (manager, name, context) async throws(TaskFailure) in
                try await manager.stop(name, context)
            }
        }
        let stops = Array(steps.indices)
        for names in starting {
            add(names, "start", after: stops) { (manager, name, context) async throws(TaskFailure) in
                try await manager.start(name, context)
            }
        }
        return steps
    }

    private typealias Work = @Sendable (ServiceManager, String, TaskContext) async throws(TaskFailure) -> Void

    private func check(_ names: [String], _ action: String) throws(PebbleDaemonError) {
        for name in names where configs[name] == nil {
            throw Self.invalid("cannot \(action) services: service \(GoText.quoted(name)) does not exist")
        }
    }

    private func summary(_ verb: String, _ names: [String], count: Int) -> String {
        let first = "\(verb) service \(GoText.quoted(names.first ?? ""))"
        return count > 1 ? "\(first) and \(count - 1) more" : first
    }

    private static func invalid(_ text: String) -> PebbleDaemonError { PebbleDaemonError(.badRequest, text) }
}
