public import Ops

/// The side of an `http` relation that uses servers: it knows them all, and tells the charm when they change.
///
/// ```swift
/// backend = try HTTPRequirer(framework, endpoint: "backend")
/// try framework.observe(backend.ready, self, ProxyCharm.reconcile)
/// try framework.observe(backend.endpointsChanged, self, ProxyCharm.reconcile)
/// try framework.observe(backend.gone, self, ProxyCharm.reconcile)
/// ```
///
/// Make one for each endpoint, in the charm's initialiser, and keep it in a property. It looks after all relations of its
/// endpoint together.
public final class HTTPRequirer: Object {
    /// What was known when the last event was emitted: no event is emitted without a difference from it.
    private struct Memory: Codable {
        var servers: [HTTPServer] = []
    }

    /// The framework that the object belongs to.
    public let framework: Framework
    /// The object's name, which holds that of its endpoint.
    public let handle: Handle
    /// The endpoint's name, as in the charm's metadata.
    public let endpoint: String

    @Stored private var memory = Memory()

    /// The first server is there: there was none before.
    public var ready: EventSource<CustomEvent<HTTPChange>> { event("ready") }
    /// Servers came, went or moved, and there were some before and are some now.
    public var endpointsChanged: EventSource<CustomEvent<HTTPChange>> { event("endpoints_changed") }
    /// The last server is gone.
    public var gone: EventSource<CustomEvent<HTTPChange>> { event("gone") }

    /// Looks after an endpoint.
    ///
    /// - Parameters:
    ///   - framework: The framework, as the charm got it.
    ///   - endpoint: The endpoint's name, as in the charm's metadata.
    /// - Throws: ``HTTPInterfaceError`` with ``HTTPInterfaceError/Code/wrongEndpoint`` for an endpoint that the metadata
    ///   does not declare under `requires` with the interface `http`; `OpsError` when there is an object for it already.
    public init(_ framework: Framework, endpoint: String) throws {
        try EndpointCheck.run(endpoint, among: framework.meta.requires, section: "requires")
        self.framework = framework
        self.endpoint = endpoint
        handle = try framework.claimHandle("HTTPRequirer", key: endpoint)
        try framework.observe(.relationChanged(endpoint), self, HTTPRequirer.look)
        try framework.observe(.relationDeparted(endpoint), self, HTTPRequirer.look)
        try framework.observe(.relationBroken(endpoint), self, HTTPRequirer.look)
        // A charm that gains this library finds the relations that it has already.
        try framework.observe(.upgradeCharm, self, HTTPRequirer.look)
    }

    /// The servers that can be used now, by relation and unit.
    public var servers: [HTTPServer] { memory.servers }

    /// Looks at all that is published, whatever the event, and tells of what is different from before.
    private func look(_ event: any Event) throws {
        let found = try published()
        guard let (kind, change) = HTTPChange.between(memory.servers, found, at: endpoint) else { return }
        // First, so that an observer finds it in `servers`.
        memory.servers = found
        switch kind {
        case .ready: try emit(ready, change)
        case .changed: try emit(endpointsChanged, change)
        case .gone: try emit(gone, change)
        }
    }

    private func published() throws -> [HTTPServer] {
        var servers: [HTTPServer] = []
        for relation in try model.relations(endpoint) {
            for unit in try relation.units {
                guard let endpoint = try address(of: unit, in: relation) else { continue }
                servers.append(HTTPServer(unit: unit.name, relation: relation.id, endpoint: endpoint))
            }
        }
        return servers.sorted(by: HTTPServer.isBefore)
    }

    /// Where a unit serves, or `nil` as long as it has not said so, or not in a way that can be used.
    private func address(of unit: Unit, in relation: Relation) throws -> HTTPEndpoint? {
        let databag = try relation.data[unit]
        // Each unit has some keys from Juju: only the interface's own say that it has published.
        guard try databag["hostname"] != nil || databag["port"] != nil else { return nil }
        do {
            return try databag.load(HTTPEndpoint.self, as: .text)
        } catch let error as OpsError where error.code == .invalidValue {
            // Another charm's mistake is no reason to fail: this unit is left out, and the others can be used.
            Logger(label: "http").warning("\(error)")
            return nil
        }
    }
}
