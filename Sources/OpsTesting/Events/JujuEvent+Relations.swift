// The events of relations. The relation is to be the one that is in the state.

extension JujuEvent {
    /// There is a new relation.
    ///
    /// - Parameter relation: The relation, as it is in the state.
    public static func relationCreated(_ relation: State.Relation) -> JujuEvent { event("created", relation) }

    /// A remote unit is seen for the first time.
    ///
    /// - Parameters:
    ///   - relation: The relation, as it is in the state.
    ///   - unit: The number of the remote unit; it can be left out where the relation has only one.
    public static func relationJoined(_ relation: State.Relation, unit: Int? = nil) -> JujuEvent {
        event("joined", relation, unit, needsUnit: true)
    }

    /// The data of a remote unit have changed.
    ///
    /// - Parameters:
    ///   - relation: The relation, as it is in the state.
    ///   - unit: The number of the remote unit; it can be left out where the relation has only one.
    public static func relationChanged(_ relation: State.Relation, unit: Int? = nil) -> JujuEvent {
        event("changed", relation, unit, needsUnit: true)
    }

    /// The data of the remote application have changed; of a peer relation, those of the unit's own.
    ///
    /// - Parameter relation: The relation, as it is in the state.
    public static func relationChanged(byApplicationOf relation: State.Relation) -> JujuEvent {
        event("changed", relation)
    }

    /// A unit leaves the relation: its databag can still be read, and it is no longer one of the relation's units.
    ///
    /// - Parameters:
    ///   - relation: The relation, as it is in the state, with the unit.
    ///   - unit: The number of the remote unit; it can be left out where the relation has only one.
    ///   - isOwnDeparture: Whether it is this unit that leaves, and sees the remote one go.
    public static func relationDeparted(
        _ relation: State.Relation, unit: Int? = nil, isOwnDeparture: Bool = false
    ) -> JujuEvent {
        var event = event("departed", relation, unit, needsUnit: true)
        event.relation?.isOwnDeparture = isOwnDeparture
        return event
    }

    /// The relation is about to be gone, and no longer counts as one of the model's.
    ///
    /// - Parameter relation: The relation, as it is in the state.
    public static func relationBroken(_ relation: State.Relation) -> JujuEvent {
        var event = event("broken", relation)
        event.relation?.isBroken = true
        return event
    }

    private static func event(
        _ what: String, _ relation: State.Relation, _ unit: Int? = nil, needsUnit: Bool = false
    ) -> JujuEvent {
        var event = JujuEvent("\(relation.endpoint)-relation-\(what)")
        event.relation = RelationPart(
            id: relation.id, endpoint: relation.endpoint, remoteApplication: relation.remoteApplication)
        event.relation?.unitNumber = unit
        event.relation?.needsUnit = needsUnit
        event.subject = .relation(relation)
        return event
    }
}
