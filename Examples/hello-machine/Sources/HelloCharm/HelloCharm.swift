public import Ops

/// Runs hello-server on a machine: configures it, starts and restarts it, checks its health, and ends it.
public final class HelloCharm: Charm {
    /// What the charm has to know of the dispatches before this one.
    private struct Memory: Codable {
        var isStarted = false
        var starts = 0
    }

    private struct GreetParameters: Decodable {
        var name: String
        var times: Int
    }

    /// The framework.
    public let framework: Framework
    private let server: HelloServer
    private let logger = Logger(label: "hello")

    /// Kept in the unit's state; a dispatch that fails leaves it as it was.
    @Stored private var memory = Memory()

    /// Observes the events.
    ///
    /// Juju starts the program anew for each one.
    ///
    /// - Parameter framework: The framework.
    public init(_ framework: Framework) throws {
        self.framework = framework
        server = HelloServer(charmDirectory: framework.charmDirectory)
        try framework.observe(.install, self, HelloCharm.install)
        try framework.observe(.start, self, HelloCharm.start)
        try framework.observe(.configChanged, self, HelloCharm.reconcile)
        try framework.observe(.updateStatus, self, HelloCharm.reconcile)
        try framework.observe(.upgradeCharm, self, HelloCharm.upgrade)
        try framework.observe(.stop, self, HelloCharm.stop)
        try framework.observe(.remove, self, HelloCharm.remove)
        try framework.observe(.action("greet"), self, HelloCharm.greet)
        try framework.observe(.action("restart"), self, HelloCharm.restart)
        try framework.observe(.collectUnitStatus, self, HelloCharm.report)
    }

    private func install(_ event: InstallEvent) throws {
        try unit.setStatus(.maintenance("installing hello-server"))
        try server.install()
    }

    private func start(_ event: StartEvent) async throws {
        memory.isStarted = true
        try await reconcile(event)
    }

    /// Brings the server in line with the configuration, whichever event says that they may differ.
    ///
    /// An error that is thrown here fails the hook: the operator sees it, and Juju runs the hook again.
    private func reconcile(_ event: any Event) async throws {
        // Options that are not valid leave the server as it is; `report` tells the operator what is wrong with them.
        guard memory.isStarted, let settings = try? config.load(Settings.self) else { return }
        if try server.differs(from: settings) {
            // Stopped first: should this dispatch end here, the next one still finds something to do.
            try await server.stop()
            try server.configure(settings)
        }
        if server.process == nil { try launch() }
        let health = try await server.waitUntilHealthy()
        try unit.setWorkloadVersion(health.version)
        try unit.setPorts([.tcp(health.port)])
    }

    private func launch() throws {
        try server.start()
        memory.starts += 1
        logger.info("hello-server was started (start \(memory.starts))")
    }

    /// Ends the server, whose program came anew with the charm; the config-changed that follows starts it again.
    private func upgrade(_ event: UpgradeCharmEvent) async throws {
        try await server.stop()
    }

    private func stop(_ event: StopEvent) async throws {
        try await server.stop()
        try unit.setPorts([])
        memory.isStarted = false
    }

    private func remove(_ event: RemoveEvent) throws {
        try server.removeFiles()
    }

    private func greet(_ event: ActionEvent) async throws {
        let parameters = try event.load(GreetParameters.self, errors: .fail)
        var greetings: [String] = []
        do {
            while greetings.count < parameters.times {
                greetings.append(try await server.greeting(for: parameters.name))
            }
        } catch {
            return try event.fail("\(error) Run the action 'restart'.")
        }
        try event.setResults(["greetings": .string(greetings.joined(separator: "\n")), "count": .int(greetings.count)])
    }

    private func restart(_ event: ActionEvent) async throws {
        guard memory.isStarted else { return try event.fail("Juju has not started this unit yet.") }
        do {
            try event.log("stopping hello-server")
            try await server.stop()
            try launch()
            let health = try await server.waitUntilHealthy()
            try unit.setPorts([.tcp(health.port)])
            try event.setResults(["starts": .int(memory.starts), "port": .int(health.port)])
        } catch let error as HelloServerError {
            // A failed action is the operator's to read; an error that left the handler would be the charm's.
            try event.fail(error.description)
        }
    }

    /// Says how the unit is, at the end of each dispatch: the operator sees the most serious status.
    private func report(_ event: CollectStatusEvent) async throws {
        do {
            _ = try config.load(Settings.self)
        } catch let error as OpsError where error.code == .invalidValue {
            event.add(.blocked(error.description))
        }
        guard memory.isStarted else { return event.add(.maintenance("not started")) }
        do {
            event.add(.active("on port \(try await server.health().port)"))
        } catch {
            event.add(.maintenance("\(error)"))
        }
    }
}
