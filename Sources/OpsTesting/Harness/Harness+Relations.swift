import Ops

extension Harness {
    // MARK: Relations

    /// Makes a relation, and tells the charm that it was created.
    ///
    /// - Parameters:
    ///   - endpoint: The charm's endpoint.
    ///   - app: The other application; this charm's own for a peer relation.
    ///   - appData: What the other application writes into its databag; with it or `unitData`, its unit 0 joins as well.
    ///   - unitData: What the other application's unit 0 writes into its databag.
    /// - Returns: The relation's number: 0, 1, 2…
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notDeclared`` for an endpoint that the charm
    ///   does not declare, with ``TestingError/Code/invalidValue`` for a name of no application, and for another application
    ///   than the charm's own at an endpoint for peers.
    @discardableResult
    public func addRelation(
        _ endpoint: String, app: String, appData: [String: String]? = nil, unitData: [String: String]? = nil
    ) throws -> Int {
        guard let declared = simulation.metadata.relations[endpoint] else {
            throw TestingError(
                .notDeclared,
                "The charm declares no endpoint '\(endpoint)'; it has \(Self.list(simulation.metadata.relations.keys))."
            )
        }
        guard !app.isEmpty, !app.contains("/") else {
            throw TestingError(.invalidValue, "'\(app)' is no name of an application; write it as in 'postgresql'.")
        }
        guard declared.role != .peer || app == simulation.identity.application else {
            throw TestingError(
                .invalidValue,
                """
                The endpoint '\(endpoint)' is for the application's own units, not for those of '\(app)'; give \
                '\(simulation.identity.application)'.
                """)
        }
        let id = nextRelationID
        nextRelationID += 1
        var relation = State.Relation(endpoint, id: id, remoteApplication: app, remoteUnits: [:], localUnitData: [:])
        if declared.role == .peer { relation = .peer(endpoint, id: id, localUnitData: [:]) }
        if declared.scope == .container, relation.kind != .peer { relation.kind = .subordinate }
        simulation.state.relations.append(relation)
        try tell(relationEvent("created", relation))
        if appData != nil || unitData != nil {
            try addRelationUnit(id, unit: "\(app)/0")
            if let appData { try updateRelationData(id, of: app, appData) }
            if let unitData { try updateRelationData(id, of: "\(app)/0", unitData) }
        }
        addDefaultNetworks(endpoint, id)
        return id
    }

    /// Removes a relation: its units depart, it is broken, and its data and the secrets' grants are gone.
    ///
    /// - Parameter id: The relation's number.
    /// - Throws: What a handler throws; ``OpsError`` with ``OpsError/Code/relationNotFound`` when there is none.
    public func removeRelation(_ id: Int) throws {
        guard let found = simulation.state.relations.first(where: { $0.id == id }) else {
            throw OpsError(.relationNotFound, "There is no relation \(id); it was never added, or is removed already.")
        }
        let app = found.remoteApplication(of: simulation.identity.application)
        for number in found.remoteUnits.keys.sorted() { try removeRelationUnit(id, unit: "\(app)/\(number)") }
        var event = relationEvent("broken", try relation(id))
        event.relation?.isBroken = true
        try tell(event)
        simulation.state.relations.removeAll { $0.id == id }
        simulation.state.networks.removeAll { $0.relationID == id }
        for index in simulation.state.secrets.indices { simulation.state.secrets[index].grants[id] = nil }
        updateGrants()
        refresh()
    }

    /// Has a unit of the other application join a relation, with an empty databag, and tells the charm.
    ///
    /// Juju would send relation-changed right after it: ``updateRelationData(_:of:_:)`` does.
    ///
    /// - Parameters:
    ///   - id: The relation's number.
    ///   - unit: The unit's name, as in `postgresql/0`.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notFound`` for a relation that there is not,
    ///   with ``TestingError/Code/invalidValue`` for a unit that is none of the other application's.
    public func addRelationUnit(_ id: Int, unit: String) throws {
        let number = try number(of: unit, in: try relation(id))
        try change(id) { $0.remoteUnits[number] = [:] }
        try tell(relationEvent("joined", try relation(id), unit: unit))
    }

    /// Has a unit leave a relation: the charm is told while the unit's databag can still be read.
    ///
    /// - Parameters:
    ///   - id: The relation's number.
    ///   - unit: The unit's name.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notFound`` for a relation or unit that there
    ///   is not.
    public func removeRelationUnit(_ id: Int, unit: String) throws {
        let found = try relation(id)
        let number = try number(of: unit, in: found)
        guard found.remoteUnits[number] != nil else {
            throw TestingError(.notFound, "The unit '\(unit)' is not in the relation \(id); add it first.")
        }
        var event = relationEvent("departed", found, unit: unit)
        event.relation?.departingUnit = unit
        try tell(event)
        try change(id) { $0.remoteUnits[number] = nil }
    }

    /// What is in a databag, whoever may read it.
    ///
    /// - Parameters:
    ///   - id: The relation's number.
    ///   - entity: The unit or application whose databag it is.
    /// - Returns: The databag, or `nil` when the unit or application is not in the relation.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound`` for a relation that there is not.
    public func relationData(_ id: Int, of entity: String) throws -> [String: String]? {
        let found = try relation(id)
        guard let bag = bag(of: entity, in: found) else { return nil }
        return found.databag(bag)
    }

    /// Writes into a databag, whoever may write there, and tells the charm if that is news to it.
    ///
    /// What the charm's own unit has written is no news, nor what its application has, but to a follower in a peer relation.
    ///
    /// - Parameters:
    ///   - id: The relation's number.
    ///   - entity: The unit or application whose databag it is.
    ///   - values: What to write; an empty text removes its key.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notFound`` for a relation, unit or
    ///   application that is not there.
    public func updateRelationData(_ id: Int, of entity: String, _ values: [String: String]) throws {
        let found = try relation(id)
        guard let bag = bag(of: entity, in: found), let before = found.databag(bag) else {
            throw TestingError(.notFound, "'\(entity)' is not in the relation \(id); add it first.")
        }
        var after = before
        for (key, value) in values { after[key] = value.isEmpty ? nil : value }
        guard after != before else { return }
        try change(id) { $0.set(bag, to: after) }
        switch bag {
        case .localUnit: refresh()
        case .localApplication where found.kind != .peer || simulation.state.isLeader: refresh()
        default: try tell(relationEvent("changed", found, unit: entity.contains("/") ? entity : nil))
        }
    }

    // MARK: Parts

    /// A relation's event.
    func relationEvent(_ what: String, _ relation: State.Relation, unit: String? = nil) -> JujuEvent {
        var event = JujuEvent("\(relation.endpoint)-relation-\(what)")
        event.relation = JujuEvent.RelationPart(
            id: relation.id, endpoint: relation.endpoint,
            remoteApplication: relation.remoteApplication(of: simulation.identity.application), remoteUnit: unit)
        return event
    }

    func relation(_ id: Int) throws(TestingError) -> State.Relation {
        guard let relation = simulation.state.relations.first(where: { $0.id == id }) else {
            throw TestingError(.notFound, "There is no relation \(id); add it first.")
        }
        return relation
    }

    private func change(_ id: Int, _ body: (inout State.Relation) -> Void) throws {
        guard let index = simulation.state.relations.firstIndex(where: { $0.id == id }) else { return }
        body(&simulation.state.relations[index])
    }

    private func bag(of entity: String, in relation: State.Relation) -> State.Relation.Bag? {
        let identity = simulation.identity
        let remote = relation.remoteApplication(of: identity.application)
        if entity == identity.unit { return .localUnit }
        if entity == identity.application { return .localApplication }
        if entity == remote { return .remoteApplication }
        guard entity.hasPrefix(remote + "/"), let number = Int(entity.dropFirst(remote.count + 1)) else { return nil }
        return .remoteUnit(number)
    }

    private func number(of unit: String, in relation: State.Relation) throws(TestingError) -> Int {
        let remote = relation.remoteApplication(of: simulation.identity.application)
        guard unit.hasPrefix(remote + "/"), let number = Int(unit.dropFirst(remote.count + 1)), number >= 0 else {
            throw TestingError(
                .invalidValue,
                "'\(unit)' is no unit of '\(remote)', the other application of '\(relation.endpoint)'; write '\(remote)/0'."
            )
        }
        guard unit != simulation.identity.unit else {
            throw TestingError(
                .invalidValue, "'\(unit)' is the unit itself, which is in each of its relations; give another one.")
        }
        return number
    }

    /// Names, as a sentence lists them.
    static func list(_ names: some Sequence<String>) -> String {
        let names = names.map { "'\($0)'" }
        return names.isEmpty ? "none" : names.joined(separator: ", ")
    }
}
