import HTTPInterface
public import Ops

/// Serves a page on a machine, and tells related applications where.
public final class HelloWebCharm: Charm {
    struct Settings: Decodable {
        var message: String
        /// 0 lets the system pick a port.
        var port: UInt16
    }

    private struct Memory: Codable {
        var isStarted = false
    }

    /// The framework.
    public let framework: Framework
    private let website: HTTPProvider
    private let server: PageServer

    @Stored private var memory = Memory()

    /// Observes the events, and makes the library's object for the endpoint `website`.
    ///
    /// - Parameter framework: The framework.
    public init(_ framework: Framework) throws {
        self.framework = framework
        server = PageServer(charmDirectory: framework.charmDirectory)
        website = try HTTPProvider(framework, endpoint: "website")
        try framework.observe(.install, self, HelloWebCharm.install)
        try framework.observe(.start, self, HelloWebCharm.start)
        try framework.observe(.configChanged, self, HelloWebCharm.reconcile)
        try framework.observe(.updateStatus, self, HelloWebCharm.reconcile)
        try framework.observe(.upgradeCharm, self, HelloWebCharm.upgrade)
        try framework.observe(.stop, self, HelloWebCharm.stop)
        try framework.observe(.remove, self, HelloWebCharm.remove)
        try framework.observe(.action("count-requests"), self, HelloWebCharm.countRequests)
        try framework.observe(.collectUnitStatus, self, HelloWebCharm.report)
    }

    private func install(_ event: InstallEvent) throws {
        try server.install()
    }

    private func start(_ event: StartEvent) throws {
        memory.isStarted = true
        try reconcile(event)
    }

    /// Brings the server in line with the configuration, and tells others where it is.
    private func reconcile(_ event: any Event) throws {
        // Options that are not valid leave all as it is; `report` tells the operator what is wrong with them.
        guard memory.isStarted, let settings = try? config.load(Settings.self) else { return }
        // The server reads the page for each request: a new one needs no restart.
        try server.write(page: settings.message)
        let address = try model.binding(website.endpoint).network.bindAddress?.description ?? "127.0.0.1"
        let port = try server.run(on: address, port: settings.port)
        try unit.setPorts([.tcp(Int(port))])
        try website.publish(port: port)
    }

    /// Ends the server, whose program came anew with the charm; the config-changed that follows starts it again.
    private func upgrade(_ event: UpgradeCharmEvent) throws {
        try server.stop()
    }

    private func stop(_ event: StopEvent) throws {
        memory.isStarted = false
        try website.withdraw()
        try server.stop()
        try unit.setPorts([])
    }

    private func remove(_ event: RemoveEvent) throws {
        try server.removeFiles()
    }

    private func countRequests(_ event: ActionEvent) throws {
        try event.setResults(["count": .int(server.requestCount)])
    }

    private func report(_ event: CollectStatusEvent) throws {
        do {
            _ = try config.load(Settings.self)
        } catch let error as OpsError where error.code == .invalidValue {
            event.add(.blocked(error.description))
        }
        guard memory.isStarted else { return event.add(.maintenance("not started")) }
        guard let running = server.running else { return event.add(.maintenance("page-server does not run")) }
        event.add(.active("serves \(running.address):\(running.port)"))
    }
}
