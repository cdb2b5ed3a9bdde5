import Ops

extension Harness {
    // MARK: Networks

    /// Sets the network of all bindings, of one, or of one relation.
    ///
    /// A charm that has asked for a network before goes on with the answer that it got.
    ///
    /// - Parameters:
    ///   - address: The address to bind to, IPv4 or IPv6.
    ///   - endpoint: The binding; `nil` for all that have no network of their own.
    ///   - relationID: The relation, where it has a network of its own; its endpoint has to be given.
    ///   - cidr: The subnet; made of the address when `nil`: /24, or /64 for IPv6.
    ///   - interface: The name of the interface.
    ///   - ingressAddresses: The addresses that others connect to; the address when `nil`.
    ///   - egressSubnets: The subnets from which the unit's own traffic comes; the subnet when `nil`.
    /// - Throws: ``TestingError`` with ``TestingError/Code/invalidValue`` for a text that is no address or subnet, or a relation
    ///   without its endpoint; ``OpsError`` with ``OpsError/Code/notDeclared`` for a binding that the charm does not declare, and with
    ///   ``OpsError/Code/relationNotFound`` for a relation that is not there, or is another endpoint's.
    public func addNetwork(
        _ address: String, endpoint: String? = nil, relationID: Int? = nil, cidr: String? = nil,
        interface: String = "eth0", ingressAddresses: [String]? = nil, egressSubnets: [String]? = nil
    ) throws {
        let metadata = simulation.metadata
        if let endpoint, metadata.relations[endpoint] == nil, !metadata.extraBindings.contains(endpoint) {
            throw OpsError(
                .notDeclared,
                "The charm declares no binding '\(endpoint)'; it has \(Self.list(metadata.relations.keys)).")
        }
        if let relationID {
            guard let endpoint else {
                throw TestingError(
                    .invalidValue, "The network of the relation \(relationID) needs its endpoint; give it.")
            }
            guard simulation.state.relations.contains(where: { $0.id == relationID && $0.endpoint == endpoint }) else {
                throw OpsError(
                    .relationNotFound, "There is no relation \(relationID) of the endpoint '\(endpoint)'; add it first."
                )
            }
        }
        guard IPAddress(address) != nil else {
            throw TestingError(.invalidValue, "'\(address)' is no IP address; write one as in '10.0.0.10'.")
        }
        for subnet in [cidr].compactMap({ $0 }) + (egressSubnets ?? []) where IPSubnet(subnet) == nil {
            throw TestingError(
                .invalidValue, "'\(subnet)' is no subnet; write one as in '10.0.0.0/24', with no bit of a host set.")
        }
        simulation.state.networks.removeAll { $0.binding == endpoint && $0.relationID == relationID }
        simulation.state.networks.append(
            State.Network(
                endpoint, relationID: relationID, address: address, cidr: cidr, interface: interface,
                ingressAddresses: ingressAddresses, egressSubnets: egressSubnets))
    }

    /// The networks that Juju gives a new relation where a test has given none.
    func addDefaultNetworks(_ endpoint: String, _ id: Int) {
        let networks = simulation.state.networks
        guard !networks.contains(where: { $0.binding == nil }) else { return }
        simulation.state.networks.append(State.Network(endpoint, relationID: id, address: "10.0.0.10"))
        if !networks.contains(where: { $0.binding == endpoint && $0.relationID == nil }) {
            simulation.state.networks.append(State.Network(endpoint, address: "192.0.2.0"))
        }
    }
}
