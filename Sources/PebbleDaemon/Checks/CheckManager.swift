import PlainValues

/// Performs the checks.
package actor CheckManager {
    let state: DaemonState
    let services: ServiceManager
    /// The checks of the plan.
    var checks: [String: ManagedCheck] = [:]
    /// Whether the daemon ends: nothing is started any more.
    private var isEnding = false

    init(state: DaemonState, services: ServiceManager) {
        self.state = state
        self.services = services
    }

    /// Takes the plan's checks: new and changed ones begin anew, and enabled ones that do not run are started.
    func update(_ configs: [String: CheckConfig]) async {
        var started: [String] = []
        for (name, check) in checks where configs[name] != check.config {
            // A check that was started by hand goes on in its new form.
            if check.isActive, configs[name] != nil { started.append(name) }
            checks[name] = nil
            await stop(check)
        }
        for (name, config) in configs where checks[name] == nil {
            checks[name] = ManagedCheck(name: name, config: config)
        }
        for name in started {
            if let check = checks[name] { await start(check) }
        }
        await startEnabled()
    }

    /// How the checks are, by name.
    ///
    /// - Parameters:
    ///   - level: The level of those that are asked for, or `nil` for all.
    ///   - names: The names of those that are asked for, unknown ones left out; empty for all.
    package func reports(level: CheckConfig.Level? = nil, _ names: [String] = []) -> [CheckReport] {
        let asked = names.isEmpty ? nil : Set(names)
        return checks.values.map(\.report).filter { report in
            (level == nil || report.level == level) && (asked?.contains(report.name) ?? true)
        }.sorted { $0.name < $1.name }
    }

    /// Whether none of the checks is down.
    ///
    /// - Parameters:
    ///   - level: `alive` for the checks of that level, `ready` for those of both, `nil` for all.
    ///   - names: The names of those that are asked for, unknown ones left out; empty for all.
    package func isHealthy(level: CheckConfig.Level? = nil, _ names: [String] = []) -> Bool {
        reports(names).allSatisfy { report in
            let isAsked =
                switch level {
                case nil: true
                case .alive: report.level == .alive
                case .ready: report.level != nil
                }
            return !isAsked || report.status != .down
        }
    }

    /// How many times each check succeeded and failed, by name.
    package func metrics() -> [(report: CheckReport, successes: Int, failures: Int)] {
        checks.values.sorted { $0.name < $1.name }.map { ($0.report, $0.totals.successes, $0.totals.failures) }
    }

    /// Does what a request to `/v1/checks` asks for.
    ///
    /// - Parameters:
    ///   - action: `start` or `stop`.
    ///   - names: The checks' names.
    /// - Returns: The names of those that were not so before, sorted.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words.
    package func request(_ action: String, _ names: [String]) async throws(PebbleDaemonError) -> [String] {
        guard !names.isEmpty else {
            throw PebbleDaemonError(.badRequest, "must specify checks for \(action) action")
        }
        guard action == "start" || action == "stop" else {
            throw PebbleDaemonError(.badRequest, "invalid action \(GoText.quoted(action))")
        }
        let names = Set(names).sorted()
        let unknown = names.filter { checks[$0] == nil }
        guard unknown.isEmpty else {
            throw PebbleDaemonError(
                .badRequest, "cannot \(action) checks: cannot find checks in plan: \(unknown.joined(separator: ", "))")
        }
        var changed: [String] = []
        for name in names {
            guard let check = checks[name], check.isActive != (action == "start") else { continue }
            if action == "start" { await start(check) } else { await stop(check) }
            changed.append(name)
        }
        return changed
    }

    /// Starts the enabled checks that do not run, as a replan does.
    func startEnabled() async {
        for check in checks.values.sorted(by: { $0.name < $1.name }) where check.config.isEnabled {
            await start(check)
        }
    }

    /// Ends all checks.
    func stopAll() async {
        isEnding = true
        for check in checks.values { await stop(check) }
    }

    private func start(_ check: ManagedCheck) async {
        guard !check.isActive, !isEnding else { return }
        check.isActive = true
        check.isDown = false
        check.successes = 0
        check.failures = 0
        check.run += 1
        await begin(check, .perform)
    }

    private func stop(_ check: ManagedCheck) async {
        guard check.isActive else { return }
        check.isActive = false
        check.run += 1
        let change = check.changeID
        check.changeID = nil
        check.answerRefreshers(CheckFailure("check was stopped"))
        if let change { _ = try? await state.abort(change) }
    }
}
