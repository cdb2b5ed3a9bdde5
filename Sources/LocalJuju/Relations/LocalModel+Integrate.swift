import CharmMetadata

extension LocalModel {
    /// Relates two applications.
    ///
    /// - Parameters:
    ///   - first: An application, or `application:endpoint` where more than one pair of endpoints would fit.
    ///   - second: The same of the other application.
    /// - Throws: ``LocalJujuError`` when no pair of endpoints fits or several do, when the relation exists already, or
    ///   when an endpoint has as many relations as its charm allows. Then nothing changes.
    package func integrate(_ first: String, _ second: String) throws(LocalJujuError) {
        let pairs = try endpointPairs(first, second)
        guard let pair = pairs.first else { throw LocalJujuError(.notFound, "no relations found") }
        guard pairs.count == 1 else { throw Self.ambiguity(first, second, pairs.map(\.key)) }
        for side in pair.sides where try application(side.application).life != .alive {
            throw refusal(of: pair, .invalidArgument, "application \"\(side.application)\" is not alive")
        }
        guard !state.relations.contains(where: { $0.sides == pair.sides }) else {
            throw refusal(of: pair, .alreadyExists, "relation \(pair.key) already exists")
        }
        for endpoint in [pair.requirer, pair.provider] { try checkLimit(of: endpoint, in: pair) }
        addRelation(pair.sides, interface: pair.requirer.interface, scope: pair.scope)
        try settle()
    }

    /// Ends the relation of two applications: their units run `relation-departed` and `relation-broken`.
    ///
    /// - Parameters:
    ///   - first: An application, or `application:endpoint` where the applications have several relations.
    ///   - second: The same of the other application.
    ///   - force: Whether units in error, which would keep the relation, leave it without an event.
    /// - Throws: ``LocalJujuError`` when there is no such relation, or more than one.
    package func removeRelation(_ first: String, _ second: String, force: Bool = false) throws(LocalJujuError) {
        let sides = try endpointPairs(first, second).map(\.sides)
        let relations = state.relations.filter { sides.contains($0.sides) }
        guard let relation = relations.first else {
            throw LocalJujuError(.notFound, "relation matching \"\(first) \(second)\" not found")
        }
        guard relations.count == 1 else { throw Self.ambiguity(first, second, relations.map(\.key)) }
        try remove(relation, force: force)
    }

    /// Ends the relation of a number, as `show-unit` shows it.
    package func removeRelation(id: Int, force: Bool = false) throws(LocalJujuError) {
        guard let relation = state.relations.first(where: { $0.id == id }) else {
            throw LocalJujuError(.notFound, "relation \"\(id)\" not found")
        }
        guard !relation.isPeer else {
            throw LocalJujuError(
                .invalidArgument,
                "cannot destroy relation \"\(relation.key)\": is a peer relation")
        }
        try remove(relation, force: force)
    }

    private func remove(_ relation: RelationRecord, force: Bool) throws(LocalJujuError) {
        endRelations { $0.id == relation.id }
        endSubordinates()
        if force {
            for unit in relation.members where state[unit: unit]?.failure != nil {
                state.leave(relation.id, unit: unit)
            }
        }
        try settle()
    }

    private func checkLimit(of endpoint: RelationEndpoint, in pair: EndpointPair) throws(LocalJujuError) {
        // Zero is no limit, as it is for Juju.
        guard let limit = endpoint.limit, limit > 0 else { return }
        let count = state.relations.count { $0.sides.contains(endpoint.side) }
        guard count >= limit else { return }
        throw refusal(
            of: pair, .invalidArgument,
            "establishing a new relation for \(endpoint.application):\(endpoint.name) would exceed its "
                + "maximum relation limit of \(limit)")
    }

    private func refusal(
        of pair: EndpointPair, _ code: LocalJujuError.Code, _ reason: String
    ) -> LocalJujuError {
        LocalJujuError(code, "cannot add relation \"\(pair.key)\": \(reason)")
    }
}
