package import PlainValues

/// An event of a relation (`ops.RelationEvent`).
///
/// A deferred one sees the relation as it is when it is delivered, which may be gone by then.
public class RelationEvent: HookEvent, RestorableEvent {
    /// What the framework knows of the event.
    public let context: EventContext
    /// The relation.
    public let relation: Relation
    /// The remote application; of a peer relation, this unit's own.
    public let app: Application
    /// The remote unit, where one caused the event.
    public var unit: Unit? { remoteUnit }

    private let remoteUnit: Unit?

    package required init(restoring snapshot: PlainValue, in context: EventContext) throws {
        self.context = context
        let model = context.framework.model
        guard let endpoint = snapshot["relation_name"]?.stringValue, let id = snapshot["relation_id"]?.intValue else {
            throw OpsError(
                .unreadableState,
                "The event \(context.handle) was stored without its relation; remove it from the state.")
        }
        let relation = try model.relation(endpoint, id: id)
        self.relation = relation
        remoteUnit = snapshot["unit_name"]?.stringValue.map { model.unit($0) }
        app = try Self.app(of: relation, snapshot, context)
    }

    private static func app(
        of relation: Relation, _ snapshot: PlainValue, _ context: EventContext
    ) throws -> Application {
        if let name = snapshot["app_name"]?.stringValue { return context.framework.model.application(name) }
        if let app = try relation.app { return app }
        guard !context.isReemitted else {
            throw OutdatedEvent(reason: "the relation \(relation) is gone, and nobody knows with whom it was.")
        }
        throw OpsError(
            .invalidEnvironment,
            "JUJU_REMOTE_APP is missing, and Juju knows no application at the other end of \(relation).")
    }
}

/// There is a new relation.
///
/// Units of the remote application may not be there yet.
public final class RelationCreatedEvent: RelationEvent, DeferrableEvent {}

/// A remote unit is seen for the first time.
public final class RelationJoinedEvent: RelationEvent, DeferrableEvent {
    /// The unit that joined.
    public override var unit: Unit { joined }

    private let joined: Unit

    package required init(restoring snapshot: PlainValue, in context: EventContext) throws {
        joined = try remoteUnit(of: snapshot, in: context)
        try super.init(restoring: snapshot, in: context)
    }
}

/// The data of a remote unit, or of the remote application, has changed.
///
/// It follows each joined event as well. Without a ``RelationEvent/unit`` it is about the application's data.
public final class RelationChangedEvent: RelationEvent, DeferrableEvent {}

/// A unit leaves the relation, or this one does and sees the others go.
public final class RelationDepartedEvent: RelationEvent, DeferrableEvent {
    /// The remote unit, whose databag can still be read.
    public override var unit: Unit { departed }
    /// The unit that leaves: the remote one, or this one; `nil` when Juju does not tell.
    public let departingUnit: Unit?

    private let departed: Unit

    package required init(restoring snapshot: PlainValue, in context: EventContext) throws {
        departed = try remoteUnit(of: snapshot, in: context)
        departingUnit = snapshot["departing_unit"]?.stringValue.map { context.framework.model.unit($0) }
        try super.init(restoring: snapshot, in: context)
    }
}

/// The relation is about to be gone.
///
/// It no longer counts as one of the model's.
public final class RelationBrokenEvent: RelationEvent, DeferrableEvent {}

private func remoteUnit(of snapshot: PlainValue, in context: EventContext) throws(OpsError) -> Unit {
    guard let name = snapshot["unit_name"]?.stringValue else {
        throw OpsError(
            .invalidEnvironment, "The event \(context.handle) came without its remote unit; Juju sets JUJU_REMOTE_UNIT."
        )
    }
    return context.framework.model.unit(name)
}
