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

    private let forwarder: LogForwarder
    private let shutdown = ShutdownRequest()

    /// Makes an engine that runs nothing yet.
    ///
    /// - Parameters:
    ///   - stateFile: The state file's path, or `nil` to keep nothing over a restart.
    ///   - note: Is told what the daemon's user should know and no client is told: a log target that fails.
    /// - Throws: ``PebbleDaemonError`` when there is a state file that cannot be read.
    package init(
        stateFile: String?, note: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(PebbleDaemonError) {
        state = try DaemonState(path: stateFile)
        logs = ServiceLogs()
        services = ServiceManager(state: state, logs: logs) { [shutdown] in shutdown($0) }
        checks = CheckManager(state: state, services: services)
        forwarder = LogForwarder(logs: logs, note: note)
    }

    /// Takes a plan: what runs goes on as it was started, checks and log targets follow the plan at once.
    package func apply(_ plan: ServicePlan) async {
        await services.update(plan.services)
        await checks.update(plan.checks)
        await forwarder.update(plan.logTargets, services: plan.services)
    }

    /// Does what a request to `/v1/services` asks for.
    ///
    /// - Parameters:
    ///   - action: `start`, `stop`, `restart`, `autostart` or `replan`.
    ///   - names: The services' names; none for the last two.
    /// - Returns: The id of the change that does it.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words.
    package func request(_ action: String, _ names: [String]) async throws(PebbleDaemonError) -> String {
        let change = try await services.request(action, names)
        if action == "replan" { await checks.startEnabled() }
        return change
    }

    /// Waits until an action of a service or a check asks the daemon to end.
    ///
    /// - Returns: The exit code that the daemon is to end with; `nil` when the waiting task was cancelled.
    package func shutdownRequest() async -> Int32? {
        await shutdown.code
    }

    /// Ends everything that runs, in bounded time, and writes the state; nothing can be asked for afterwards.
    ///
    /// - Throws: ``PebbleDaemonError`` when all has ended and the state cannot be written.
    package func stop() async throws(PebbleDaemonError) {
        await checks.stopAll()
        await services.stopAll()
        await state.abortAll()
        await forwarder.stop()
        try await state.flush()
    }
}
