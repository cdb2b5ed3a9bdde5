/// Performs the checks.
package actor CheckManager {
    private let state: DaemonState
    private let services: ServiceManager

    init(state: DaemonState, services: ServiceManager) {
        self.state = state
        self.services = services
    }

    /// Takes the plan's checks: new and changed ones begin anew, and enabled ones that do not run are started.
    func update(_ configs: [String: CheckConfig]) async {
    }

    /// How the checks are, by name.
    ///
    /// - Parameters:
    ///   - level: The level of those that are asked for, or `nil` for all.
    ///   - names: The names of those that are asked for, unknown ones left out; empty for all.
    package func reports(level: CheckConfig.Level? = nil, _ names: [String] = []) -> [CheckReport] {
        []
    }

    /// Whether none of the checks is down.
    ///
    /// - Parameters:
    ///   - level: `alive` for the checks of that level, `ready` for those of both, `nil` for all.
    ///   - names: The names of those that are asked for, unknown ones left out; empty for all.
    package func isHealthy(level: CheckConfig.Level? = nil, _ names: [String] = []) -> Bool {
        true
    }

    /// Does what a request to `/v1/checks` asks for.
    ///
    /// - Parameters:
    ///   - action: `start` or `stop`.
    ///   - names: The checks' names.
    /// - Returns: The names of those that were not so before, sorted.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words.
    package func request(_ action: String, _ names: [String]) async throws(PebbleDaemonError) -> [String] {
        throw PebbleDaemonError(.badRequest, "invalid action \(GoText.quoted(action))")
    }

    /// Performs a check now.
    ///
    /// - Parameter name: The check's name.
    /// - Returns: How the check is, and why it failed if it did.
    /// - Throws: ``PebbleDaemonError``: there is no such check.
    package func refresh(_ name: String) async throws(PebbleDaemonError) -> (report: CheckReport, error: String?) {
        throw PebbleDaemonError(.notFound, "cannot find check with name \(GoText.quoted(name))")
    }

    /// How many times each check succeeded and failed, by name; for those that were ever active.
    package func metrics() -> [(report: CheckReport, successes: Int, failures: Int)] {
        []
    }

    /// Starts the enabled checks that do not run, as a replan does.
    func startEnabled() async {
    }

    /// Ends all checks.
    func stopAll() async {
    }
}
