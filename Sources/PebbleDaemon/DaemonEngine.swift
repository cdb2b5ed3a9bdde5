/// What the daemon does, without the ways to ask for it: services, checks, changes, notices, logs.
package final class DaemonEngine: Sendable {
    /// Changes, notices and identities.
    package let state: DaemonState
    /// What the services write.
    package let logs: ServiceLogs
    /// The services.
    package let services: ServiceManager
    /// The checks.
    package let checks: CheckManager

    /// Makes an engine that runs nothing yet.
    ///
    /// - Parameter stateFile: The state file's path, or `nil` to keep nothing over a restart.
    /// - Throws: ``PebbleDaemonError`` when there is a state file that cannot be read.
    package init(stateFile: String?) throws(PebbleDaemonError) {
        state = try DaemonState(path: stateFile)
        logs = ServiceLogs()
        services = ServiceManager(state: state, logs: logs)
        checks = CheckManager(state: state, services: services)
    }

    /// Takes a plan: what runs goes on as it was started, checks follow the plan at once.
    package func apply(_ plan: ServicePlan) async {
        await services.update(plan.services)
        await checks.update(plan.checks)
    }

    /// Waits until an action of a service or a check asks the daemon to end.
    ///
    /// - Returns: The exit code that the daemon is to end with; `nil` when the waiting task was cancelled.
    package func shutdownRequest() async -> Int32? {
        nil
    }

    /// Ends everything that runs, in bounded time, and writes the state; nothing can be asked for afterwards.
    package func stop() async {
        await checks.stopAll()
        await services.stopAll()
        try? await state.flush()
    }
}
