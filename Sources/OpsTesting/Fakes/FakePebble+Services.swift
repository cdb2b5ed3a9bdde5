import Pebble
import PlainValues

/// What a service does.
struct FakeService: Sendable {
    var status: ServiceStatus
    /// When that has changed; `nil` when it was never started.
    var since: Timestamp?
    /// How it was defined when it was started last; `nil` when it never was.
    var started: Layer.Service?
}

// Services: how they are, and changes to them. What starts runs at once.

extension FakePebble.Contents {
    /// How a service is; `nil` when the plan has none of the name.
    func service(_ name: String) -> ServiceInfo? {
        plan.services[name].map { definition in
            let service = services[name]
            return ServiceInfo(
                name: name, startup: definition.startup == .enabled ? .enabled : .disabled,
                status: service?.status ?? .inactive, since: service?.since)
        }
    }

    func services(_ request: FakeRequest) -> FakeReply {
        let names = request.list("names")
        let all = plan.services.keys.sorted().filter { names.isEmpty || names.contains($0) }
        return .sync(
            .array(
                all.compactMap(service).map { service in
                    [
                        "name": .string(service.name), "startup": .string(service.startup.rawValue),
                        "current": .string(service.status.rawValue),
                        "current-since": service.since.map { .string($0.description) } ?? .null,
                    ]
                }))
    }

    mutating func runServices(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let fields = try request.fields("cannot decode data from request body")
        return .async(try run(fields.text("action"), fields.texts("services")), .null)
    }

    private mutating func run(_ action: String, _ names: [String]) throws(FakeFailure) -> Change.ID {
        let plan = plan.services
        switch action {
        case "autostart", "replan":
            guard names.isEmpty else { throw FakeFailure("\(action) accepts no service names") }
        case _ where names.isEmpty: throw FakeFailure("must specify services for \(action) action")
        case "start", "stop", "restart":
            for name in names where plan[name] == nil {
                throw FakeFailure("cannot \(action) services: service \(name.quoted) does not exist")
            }
        default: throw FakeFailure("invalid action \(action.quoted)")
        }
        let enabled = plan.filter { $0.value.startup == .enabled }.map(\.key)
        switch action {
        case "start":
            let starting = closure(names) { plan[$0]?.requires ?? [] }
            return change(action, names, count: starting.count, starting: starting)
        case "stop":
            let stopping = dependents(of: names)
            return change(action, names, count: stopping.count, stopping: stopping)
        case "restart":
            let starting = closure(names) { plan[$0]?.requires ?? [] }
            return change(action, names, count: starting.count, stopping: Set(names).sorted(), starting: starting)
        case "autostart":
            let starting = closure(enabled) { plan[$0]?.requires ?? [] }
            guard !starting.isEmpty else {
                throw FakeFailure("no default services", kind: "no-default-services")
            }
            return change(action, starting, count: starting.count, starting: starting)
        default:
            let changed = services.filter { name, service in
                service.started.map { $0.isChanged(from: plan[name]) } ?? false
            }.map(\.key)
            let stopping = dependents(of: changed)
            let starting = closure(changed.filter { plan[$0] != nil } + enabled) { plan[$0]?.requires ?? [] }
            let all = Set(stopping).union(starting).sorted()
            defer { startEnabledChecks() }
            return change(action, all, count: all.count, stopping: stopping, starting: starting)
        }
    }

    /// Services and all that they lead to, by name.
    private func closure(_ names: [String], _ next: (String) -> [String]) -> [String] {
        var found = Set(names)
        var rest = names
        while let name = rest.popLast() {
            for other in next(name) where found.insert(other).inserted { rest.append(other) }
        }
        return found.sorted()
    }

    private func dependents(of names: [String]) -> [String] {
        let plan = plan.services
        return closure(names) { name in plan.filter { $0.value.requires.contains(name) }.map(\.key) }
    }

    /// Stops and starts services, and makes the change that tells of it.
    private mutating func change(
        _ kind: String, _ names: [String], count: Int, stopping: [String] = [], starting: [String] = []
    ) -> Change.ID {
        let plan = plan.services
        for name in stopping where services[name] != nil { set(name, .inactive) }
        for name in starting {
            set(name, .active)
            services[name]?.started = plan[name]
        }
        var summary = "\(kind.prefix(1).uppercased())\(kind.dropFirst()) service \(GoText.quoted(names.first ?? ""))"
        if count > 1 { summary += " and \(count - 1) more" }
        if names.isEmpty { summary = "Replan - no services" }
        return addChange(
            kind, summary, services: names,
            tasks: stopping.map { ("stop", "Stop service \(GoText.quoted($0))") }
                + starting.map { ("start", "Start service \(GoText.quoted($0))") })
    }

    private mutating func set(_ name: String, _ status: ServiceStatus) {
        var service = services[name] ?? FakeService(status: .inactive)
        if service.status != status { service.since = clock.now() }
        service.status = status
        services[name] = service
    }

    // MARK: Signals

    func sendSignal(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let fields = try request.fields()
        let (signal, names) = (fields.text("signal"), fields.texts("services"))
        guard !names.isEmpty else { throw FakeFailure("must specify one or more services") }
        let failures = names.compactMap { name -> String? in
            let place = "cannot send signal to \(name.quoted): "
            guard service(name)?.isRunning == true else { return place + "service is not running" }
            return SignalName.number(signal) == nil ? place + "invalid signal name \(signal.quoted)" : nil
        }
        guard failures.isEmpty else { throw FakeFailure(500, failures.joined(separator: "; ")) }
        return .sync(true)
    }
}

extension Layer.Service {
    /// Whether another definition runs something else.
    ///
    /// What becomes of one below is nothing that runs.
    fileprivate func isChanged(from other: Layer.Service?) -> Bool {
        var (left, right) = (self, other)
        left.override = nil
        right?.override = nil
        return left != right
    }
}
