import HookCommands

/// Which networks an endpoint of the charm is bound to (`ops.Binding`).
public struct Binding {
    /// The endpoint, or the extra binding.
    public let name: String
    let relation: Relation?
    let backend: ModelBackend

    /// The addresses of the binding; those of the endpoint when the relation is gone.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `network-get` fails, as for a binding that there
    ///   is not, with ``OpsError/Code/invalidValue`` for a subnet that is none.
    public var network: Network {
        get throws(OpsError) { try backend.network(of: self) }
    }
}

extension Model {
    /// The binding of an endpoint, or an extra binding.
    ///
    /// - Parameter name: The name, as in the charm's metadata.
    /// - Returns: The binding. Juju is not asked for it yet.
    public func binding(_ name: String) -> Binding { Binding(name: name, relation: nil, backend: backend) }

    /// The binding of a relation, which can be more specific than that of its endpoint.
    ///
    /// - Parameter relation: The relation.
    /// - Returns: The binding. Juju is not asked for it yet.
    public func binding(_ relation: Relation) -> Binding {
        Binding(name: relation.name, relation: relation, backend: backend)
    }
}

extension ModelBackend {
    /// The addresses of a binding, asked for once.
    fileprivate func network(of binding: Binding) throws(OpsError) -> Network {
        let key = binding.relation?.description ?? binding.name
        if let known = answers.networks[key] { return known }
        let network = try Network(addresses(of: binding))
        answers.networks[key] = network
        return network
    }

    private func addresses(of binding: Binding) throws(OpsError) -> NetworkInfo {
        if let relation = binding.relation {
            let info = try unlessGone { () throws(OpsError) in try ask(binding.name, relation.record.id) }
            if let info { return info }
        }
        return try ask(binding.name, nil)
    }

    private func ask(_ name: String, _ relation: RelationID?) throws(OpsError) -> NetworkInfo {
        try askOfRelation { commands throws(HookCommandError) in try commands.networkGet(name, relation: relation) }
    }
}
