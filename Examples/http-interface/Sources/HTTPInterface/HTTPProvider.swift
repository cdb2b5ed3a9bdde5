public import Ops

/// The side of an `http` relation that serves: it tells each related application where this unit is reached.
///
/// ```swift
/// website = try HTTPProvider(framework, endpoint: "website")
/// …
/// try website.publish(port: 8080)
/// ```
///
/// Say it once the server listens; relations that are made later are told without further ado.
public final class HTTPProvider: Object {
    /// What relations that come later are told.
    private struct Memory: Codable {
        var port: UInt16?
    }

    /// What a unit says of itself in its databag; nothing as long as it does not serve.
    private struct Published: Codable {
        var hostname: String?
        var port: UInt16?
    }

    /// The framework that the object belongs to.
    public let framework: Framework
    /// The object's name, which holds that of its endpoint.
    public let handle: Handle
    /// The endpoint's name, as in the charm's metadata.
    public let endpoint: String

    @Stored private var memory = Memory()

    /// Looks after an endpoint.
    ///
    /// - Parameters:
    ///   - framework: The framework, as the charm got it.
    ///   - endpoint: The endpoint's name, as in the charm's metadata.
    /// - Throws: ``HTTPInterfaceError`` with ``HTTPInterfaceError/Code/wrongEndpoint`` for an endpoint that the metadata
    ///   does not declare under `provides` with the interface `http`; `OpsError` when there is an object for it already.
    public init(_ framework: Framework, endpoint: String) throws {
        try EndpointCheck.run(endpoint, among: framework.meta.provides, section: "provides")
        self.framework = framework
        self.endpoint = endpoint
        handle = try framework.claimHandle("HTTPProvider", key: endpoint)
        try framework.observe(.relationCreated(endpoint), self, HTTPProvider.greet)
    }

    /// Tells all related applications, now and later, that this unit serves.
    ///
    /// The host name is the address that Juju has for this unit in each relation. Say it again in `config-changed`, which
    /// Juju sends when addresses change; what is the same is not written again.
    ///
    /// - Parameter port: The TCP port that the server listens on.
    /// - Throws: ``HTTPInterfaceError`` with ``HTTPInterfaceError/Code/invalidAddress`` for port 0, and when Juju has no
    ///   address for the unit; `OpsError` when a hook command fails.
    public func publish(port: UInt16) throws {
        memory.port = port
        for relation in try model.relations(endpoint) { try publish(port, in: relation) }
    }

    /// Tells all related applications that this unit does not serve any more; it is no error when it did not.
    ///
    /// - Throws: `OpsError` when a hook command fails.
    public func withdraw() throws {
        memory.port = nil
        for relation in try model.relations(endpoint) {
            try relation.data[model.unit].save(Published(), as: .text)
        }
    }

    private func greet(_ event: RelationCreatedEvent) throws {
        if let port = memory.port { try publish(port, in: event.relation) }
    }

    private func publish(_ port: UInt16, in relation: Relation) throws {
        let address = try model.binding(relation).network.ingressAddress?.description ?? ""
        guard let server = HTTPEndpoint(hostname: address, port: port) else {
            throw HTTPInterfaceError(
                .invalidAddress,
                """
                The relation \(relation) cannot be told of the address '\(address)' with the port \(port): give the port \
                that the server listens on, and look at what `network-get \(endpoint)` says.
                """)
        }
        try relation.data[model.unit].save(Published(hostname: server.hostname, port: server.port), as: .text)
    }
}
