/// A check of the plan, as its manager knows it.
final class ManagedCheck {
    let name: String
    let config: CheckConfig
    /// Whether it is performed.
    var isActive = false
    /// Whether it failed as often in a row as its threshold says.
    var isDown = false
    /// How many times it succeeded since it was started or has recovered.
    var successes = 0
    /// How many times it failed in a row.
    var failures = 0
    /// How many times it succeeded and failed in all.
    var totals = (successes: 0, failures: 0)
    /// The change that performs it, while it is active.
    var changeID: String?
    /// The change before that one.
    var previousChangeID: String?
    /// Tells one start of the check from the next.
    var run = 0
    /// What waits for the next time.
    var sleeper: Task<Void, Never>?
    /// Who asked to have it performed now.
    var refreshers: [CheckedContinuation<CheckFailure?, Never>] = []

    init(name: String, config: CheckConfig) {
        self.name = name
        self.config = config
    }

    var report: CheckReport {
        CheckReport(
            name: name, level: config.level, isEnabled: config.isEnabled,
            status: isActive ? (isDown ? .down : .up) : .inactive, successes: successes, failures: failures,
            threshold: config.threshold, changeID: changeID, previousChangeID: previousChangeID)
    }

    /// Counts a result.
    func count(_ failure: CheckFailure?) {
        if failure == nil {
            successes = isDown ? 1 : successes + 1
            totals.successes += 1
            failures = 0
            isDown = false
        } else {
            failures += 1
            totals.failures += 1
            isDown = failures >= config.threshold
        }
    }

    /// Tells who asked to have the check performed that it is not.
    func answerRefreshers(_ failure: CheckFailure) {
        for refresher in refreshers { refresher.resume(returning: failure) }
        refreshers = []
    }
}
