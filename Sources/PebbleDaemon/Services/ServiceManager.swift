/// Starts, watches and stops the services.
package actor ServiceManager {
    let state: DaemonState
    let logs: ServiceLogs
    /// What the plan says.
    var configs: [String: ServiceConfig] = [:]

    private let executor = ThreadExecutor()
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(state: DaemonState, logs: ServiceLogs) {
        self.state = state
        self.logs = logs
    }

    /// Takes the plan's services.
    ///
    /// What runs goes on as it was started.
    func update(_ configs: [String: ServiceConfig]) {
        self.configs = configs
    }

    /// How the services are, by name.
    ///
    /// - Parameter names: The names of those that are asked for, unknown ones left out; empty for all.
    package func reports(_ names: [String] = []) -> [ServiceReport] {
        []
    }

    /// Does what a request to `/v1/services` asks for.
    ///
    /// - Parameters:
    ///   - action: `start`, `stop`, `restart`, `autostart` or `replan`.
    ///   - names: The services' names.
    /// - Returns: The id of the change that does it.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words.
    package func request(_ action: String, _ names: [String]) async throws(PebbleDaemonError) -> String {
        throw PebbleDaemonError(.badRequest, "invalid action \(GoText.quoted(action))")
    }

    /// Sends a signal to the processes of services, to all that have one.
    ///
    /// - Parameters:
    ///   - signal: The signal's full name: `SIGHUP`.
    ///   - names: The services' names, in the order in which errors are told.
    /// - Throws: ``PebbleDaemonError`` with the errors of all that could not be sent to.
    package func sendSignal(_ signal: String, to names: [String]) throws(PebbleDaemonError) {
    }

    /// Stops all services that run, and waits until they are stopped; no longer than they may take.
    func stopAll() async {
    }
}
