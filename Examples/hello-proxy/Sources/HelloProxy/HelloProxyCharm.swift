import FoundationEssentials
import HTTPInterface
public import Ops

/// Writes a proxy's configuration for all servers that it is related to.
public final class HelloProxyCharm: Charm {
    struct Settings: Decodable {
        var listenPort: UInt16
        var frozen: Bool
    }

    private struct Memory: Codable {
        /// What was written last; while the operator has frozen it, it is not what there is.
        var configuration: ProxyConfiguration?
    }

    /// The framework.
    public let framework: Framework
    private let backend: HTTPRequirer
    private let fallback: HTTPRequirer
    private let logger = Logger(label: "hello-proxy")

    @Stored private var memory = Memory()

    private var file: String { "\(framework.charmDirectory)/haproxy.cfg" }

    /// Observes the events, and makes the library's object for each of the two endpoints.
    ///
    /// - Parameter framework: The framework.
    public init(_ framework: Framework) throws {
        self.framework = framework
        backend = try HTTPRequirer(framework, endpoint: "backend")
        fallback = try HTTPRequirer(framework, endpoint: "fallback")
        for servers in [backend, fallback] {
            try framework.observe(servers.ready, self, HelloProxyCharm.serversChanged)
            try framework.observe(servers.endpointsChanged, self, HelloProxyCharm.serversChanged)
            try framework.observe(servers.gone, self, HelloProxyCharm.serversChanged)
        }
        try framework.observe(.configChanged, self, HelloProxyCharm.configure)
        try framework.observe(.action("show-servers"), self, HelloProxyCharm.showServers)
        try framework.observe(.collectUnitStatus, self, HelloProxyCharm.report)
    }

    /// One handler for what both endpoints say.
    private func serversChanged(_ event: CustomEvent<HTTPChange>) throws {
        // Nothing is lost: the event comes again with each dispatch, until it is not put off any more. Options that are not
        // valid leave all as it is; `report` tells the operator what is wrong with them.
        guard let settings = try? config.load(Settings.self), !settings.frozen else { return event.defer() }
        for server in event.added { logger.info("\(event.endpoint) gained \(server.unit) at \(server.endpoint)") }
        for server in event.removed { logger.info("\(event.endpoint) lost \(server.unit) at \(server.endpoint)") }
        try write(settings)
    }

    private func configure(_ event: ConfigChangedEvent) throws {
        guard let settings = try? config.load(Settings.self), !settings.frozen else { return }
        try write(settings)
    }

    private func write(_ settings: Settings) throws {
        let configuration = ProxyConfiguration(
            listenPort: settings.listenPort, backends: backend.servers, fallbacks: fallback.servers)
        guard configuration != memory.configuration else { return }
        try configuration.text.write(toFile: file, atomically: true, encoding: .utf8)
        try unit.setPorts([.tcp(Int(settings.listenPort))])
        memory.configuration = configuration
    }

    private func showServers(_ event: ActionEvent) throws {
        let servers = (memory.configuration?.backends ?? []) + (memory.configuration?.fallbacks ?? [])
        try event.setResults([
            "count": .int(servers.count), "urls": .string(servers.map(\.endpoint.url).joined(separator: " ")),
        ])
    }

    private func report(_ event: CollectStatusEvent) throws {
        do {
            _ = try config.load(Settings.self)
        } catch let error as OpsError where error.code == .invalidValue {
            event.add(.blocked(error.description))
        }
        guard let configuration = memory.configuration else { return event.add(.maintenance("not configured")) }
        if configuration.backends.isEmpty {
            let isRelated = try !model.relations(backend.endpoint).isEmpty
            event.add(isRelated ? .waiting("no backend serves yet") : .blocked("integrate 'backend' with a web server"))
        }
        let isFrozen = try config["frozen"] == true
        event.add(.active(configuration.summary + (isFrozen ? " (frozen)" : "")))
    }
}
