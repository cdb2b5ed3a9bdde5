/// A hook that failed and will be tried again.
struct FailedHook: Codable, Hashable {
    var event: AgentEvent
    /// How often it has been tried.
    var attempts: Int
    /// How many seconds of simulated time pass before it is tried again.
    var retryAfter: Double
    /// When it failed.
    var since: String

    /// The seconds before the next try: five, doubled with each failure, five minutes at most.
    ///
    /// Juju adds some chance to it; a local model does not, so that it does the same each time.
    static func backoff(attempts: Int) -> Double {
        attempts >= 7 ? 300 : min(300, 5 * Double(1 << max(0, attempts - 1)))
    }
}
