/// Starts, watches and stops the services.
///
/// It runs on a thread of its own, since starting a program blocks until the program runs.
package actor ServiceManager {
    let state: DaemonState
    let logs: ServiceLogs
    /// Is told the exit code with which the daemon is to end.
    let shutDown: @Sendable (Int32) -> Void
    /// What the plan says.
    private(set) var configs: [String: ServiceConfig] = [:]
    /// The services that were started since the daemon's start.
    var services: [String: ManagedService] = [:]
    /// Whether the daemon ends: nothing is started any more.
    var isEnding = false

    private let executor = ThreadExecutor()
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(state: DaemonState, logs: ServiceLogs, shutDown: @escaping @Sendable (Int32) -> Void) {
        self.state = state
        self.logs = logs
        self.shutDown = shutDown
    }

    /// Takes the plan's services.
    ///
    /// What runs goes on as it was started.
    func update(_ configs: [String: ServiceConfig]) {
        self.configs = configs
    }

    /// What the plan says of a service, or `nil` when there is none: the service context of an exec or a check.
    package func config(of name: String) -> ServiceConfig? { configs[name] }

    /// How the services are, by name.
    ///
    /// - Parameter names: The names of those that are asked for, unknown ones left out; empty for all.
    package func reports(_ names: [String] = []) -> [ServiceReport] {
        let asked = names.isEmpty ? nil : Set(names)
        return configs.keys.sorted().lazy.filter { asked?.contains($0) ?? true }.map { name in
            let service = self.services[name]
            return ServiceReport(
                name: name, isEnabled: self.configs[name]?.isEnabled ?? false,
                current: service?.stage.current ?? .inactive, since: service?.since,
                startCount: service?.startCount ?? 0)
        }
    }
}
