import OrderedCollections
import Pebble
import PlainValues

/// A check, and what it has found so far.
struct FakeCheck: Hashable, Sendable {
    var level: CheckLevel?
    var startup: CheckStartup
    var threshold: Int
    var status: CheckStatus
    var successes: Int?
    var failures = 0
    /// The change that stands for its runs; `nil` when it does not run.
    var changeID: Change.ID?
    /// How the plan defines it; `nil` when it does not.
    var definition: Layer.Check?

    init(_ definition: Layer.Check) {
        level = definition.level
        startup = definition.startup ?? .enabled
        threshold = definition.shownThreshold
        status = .inactive
        successes = 0
        self.definition = definition
    }

    init(_ check: State.Check) {
        level = check.level
        startup = check.startup
        threshold = check.threshold
        status = check.status
        successes = check.successes
        failures = check.failures
    }
}

extension Layer.Check {
    /// The failures in a row after which the check is down.
    var shownThreshold: Int { threshold.flatMap { $0 == 0 ? nil : $0 } ?? 3 }

    /// What it asks, in Pebble's words.
    fileprivate var kind: String { http != nil ? "HTTP" : tcp != nil ? "TCP" : "exec" }
}

// Checks: they run only by name. What they find is what a test says.

extension FakePebble.Contents {
    /// Has the checks follow a plan: those that are new or changed begin anew, and all that are enabled run.
    mutating func followPlan(_ plan: Plan) {
        takeUpChecks(plan)
        startEnabledChecks()
    }

    /// Takes up the checks of a plan that a state has brought: those that it says nothing of run if they are enabled.
    mutating func followNewChecks(_ plan: Plan) {
        let known = Set(checks.keys)
        takeUpChecks(plan)
        for (name, check) in checks where !known.contains(name) && check.startup != .disabled { start(name, check) }
    }

    private mutating func takeUpChecks(_ plan: Plan) {
        for (name, definition) in plan.checks.sorted(by: { $0.key < $1.key }) {
            var definition = definition
            definition.override = nil
            if let known = checks[name], known.definition == definition { continue }
            let (known, new) = (checks[name], FakeCheck(definition))
            if let known, known.definition == nil {
                // What a test has said of it stands.
                checks[name]?.definition = definition
                checks[name]?.level = new.level
                checks[name]?.startup = new.startup
                checks[name]?.threshold = new.threshold
            } else {
                if let known { stop(name, known) }
                checks[name] = new
            }
        }
    }

    /// Starts the enabled checks that do not run.
    mutating func startEnabledChecks() {
        for (name, check) in checks.sorted(by: { $0.key < $1.key }) where check.startup != .disabled {
            start(name, check)
        }
    }

    /// Has a check fail until it is down, or succeed again.
    ///
    /// - Returns: Whether there is a check of the name that runs.
    mutating func set(_ name: String, isDown: Bool) -> Bool {
        guard let check = checks[name], let change = check.changeID else { return false }
        guard (check.status == .down) != isDown else { return true }
        endChange(change, failure: isDown ? "the test says so" : nil)
        checks[name]?.status = isDown ? .down : .up
        checks[name]?.failures = isDown ? check.threshold : 0
        checks[name]?.successes = check.successes.map { isDown ? $0 : 1 }
        let next = addChange(ofCheck: name, recovers: isDown)
        checks[name]?.changeID = next
        return true
    }

    private mutating func start(_ name: String, _ check: FakeCheck) {
        guard check.changeID == nil else { return }
        checks[name]?.status = .up
        checks[name]?.failures = 0
        checks[name]?.successes = check.successes.map { _ in 0 }
        let change = addChange(ofCheck: name, recovers: false)
        checks[name]?.changeID = change
    }

    private mutating func stop(_ name: String, _ check: FakeCheck) {
        guard let change = check.changeID else { return }
        endChange(change)
        checks[name]?.status = .inactive
        checks[name]?.changeID = nil
    }

    mutating func addChange(ofCheck name: String, recovers: Bool) -> Change.ID {
        let kind = checks[name]?.definition?.kind ?? "exec"
        let summary = "\(recovers ? "Recover" : "Perform") \(kind) check \(name.quoted)"
        let change = recovers ? "recover-check" : "perform-check"
        return addChange(change, summary, tasks: [(change, summary)], status: .doing)
    }

    // MARK: Requests

    func checks(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let (level, names) = (try level(request), request.list("names"))
        let found = checks.sorted { $0.key < $1.key }.filter { name, check in
            (level == nil || check.level == level) && (names.isEmpty || names.contains(name))
        }
        return .sync(.array(found.map { Self.value($0.key, $0.value) }))
    }

    func health(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let (level, names) = (try level(request), request.list("names"))
        let isDown = checks.contains { name, check in
            let isAsked = level == nil || check.level == level || level == .ready && check.level == .alive
            return isAsked && (names.isEmpty || names.contains(name)) && check.status == .down
        }
        return .sync(["healthy": .bool(!isDown)], status: isDown ? 502 : 200)
    }

    private func level(_ request: FakeRequest) throws(FakeFailure) -> CheckLevel? {
        let level = request.value("level")
        guard ["", "alive", "ready"].contains(level) else {
            throw FakeFailure("level must be \"alive\" or \"ready\"")
        }
        return level.isEmpty ? nil : CheckLevel(rawValue: level)
    }

    mutating func runChecks(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let fields = try request.fields("cannot decode data from request body")
        let (action, names) = (fields.text("action"), Set(fields.texts("checks")).sorted())
        guard !names.isEmpty else { throw FakeFailure("must specify checks for \(action) action") }
        guard action == "start" || action == "stop" else {
            throw FakeFailure("invalid action \(action.quoted)")
        }
        let unknown = names.filter { checks[$0] == nil }
        guard unknown.isEmpty else {
            throw FakeFailure(
                "cannot \(action) checks: cannot find checks in plan: \(unknown.joined(separator: ", "))")
        }
        let changed = names.filter { (checks[$0]?.changeID == nil) == (action == "start") }
        for name in changed {
            guard let check = checks[name] else { continue }
            if action == "start" { start(name, check) } else { stop(name, check) }
        }
        return .sync(["changed": .texts(changed)])
    }

    func refreshCheck(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let name = try request.fields("cannot decode data from request body").text("name")
        guard !name.isEmpty else { throw FakeFailure("must specify check name") }
        guard let check = checks[name] else {
            throw FakeFailure(404, "cannot find check with name \(name.quoted)")
        }
        var result: PlainMap = ["info": Self.value(name, check)]
        if check.status == .down { result["error"] = "the test says so" }
        return .sync(.map(result))
    }

    private static func value(_ name: String, _ check: FakeCheck) -> PlainValue {
        var fields: PlainMap = [
            "name": .string(name), "startup": .string(check.startup.rawValue),
            "status": .string(check.status.rawValue), "threshold": .int(check.threshold),
        ]
        if let level = check.level { fields["level"] = .string(level.rawValue) }
        if let successes = check.successes { fields["successes"] = .int(successes) }
        if check.failures != 0 { fields["failures"] = .int(check.failures) }
        if let change = check.changeID { fields["change-id"] = .string(change.rawValue) }
        return .map(fields)
    }
}
