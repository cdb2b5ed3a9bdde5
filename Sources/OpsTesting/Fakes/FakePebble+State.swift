import OrderedCollections
import Pebble

// The container's state goes in before something happens, and is read after it.

extension FakePebble {
    /// Takes up what a state says of the container, and forgets what was.
    func takeUp(_ state: State.Container) {
        with { $0.takeUp(state) }
    }

    /// What the container is like, laid over what it was before.
    ///
    /// - Parameter before: What the state said of it; what is mounted, and what commands do, is as it was.
    func state(after before: State.Container) -> State.Container { with { $0.state(after: before) } }
}

extension FakePebble.Contents {
    fileprivate mutating func takeUp(_ state: State.Container) {
        canConnect = state.canConnect
        layers = state.layers
        let plan = plan
        services = state.services.reduce(into: [:]) { all, entry in
            let isRunning = entry.value != .inactive
            all[entry.key] = FakeService(status: entry.value, started: isRunning ? plan.services[entry.key] : nil)
        }
        notices = state.notices.map(\.pebbleNotice)
        for notice in notices { clock.see(max(notice.lastOccurred, notice.lastRepeated)) }
        execs = state.execs.reduce(into: [:]) { $0[$1.commandPrefix] = .result($1.result) }
        checks = [:]
        for check in state.checks {
            checks[check.name] = FakeCheck(check)
            guard check.status != .inactive else { continue }
            checks[check.name]?.definition = plan.checks[check.name]
            let change = addChange(ofCheck: check.name, recovers: check.status == .down)
            checks[check.name]?.changeID = change
            checks[check.name]?.definition = nil
        }
        followNewChecks(plan)
        unmentionedChecks = checks.filter { name, _ in state.check(name) == nil }
    }

    fileprivate func state(after before: State.Container) -> State.Container {
        var after = before
        after.canConnect = canConnect
        after.layers = layers
        after.services = services.mapValues(\.status)
        if notices != before.notices.map(\.pebbleNotice) { after.notices = notices.map(State.Notice.init) }
        after.checks = before.checks.compactMap { check in checks[check.name].map { State.Check(check.name, $0) } }
        for (name, check) in checks.sorted(by: { $0.key < $1.key }) where before.check(name) == nil {
            if unmentionedChecks[name] != check { after.checks.append(State.Check(name, check)) }
        }
        return after
    }
}

extension State.Check {
    fileprivate init(_ name: String, _ check: FakeCheck) {
        self.init(
            name, level: check.level, startup: check.startup, status: check.status, successes: check.successes,
            failures: check.failures, threshold: check.threshold)
    }
}
