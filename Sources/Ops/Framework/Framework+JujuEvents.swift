import OrderedCollections
public import Pebble
import PlainValues

// Emitting events of Juju by hand: as Juju sends them, with observers, deferral and restoring. Those that carry nothing are
// emitted by their name alone.

extension Framework {
    // MARK: Relations

    /// Emits an event of a relation: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - relation: The relation, of the event's endpoint.
    ///   - app: The remote application; that of the relation when `nil`.
    /// - Throws: What an observer throws; ``OpsError`` with ``OpsError/Code/invalidArgument`` for a relation of another
    ///   endpoint.
    public func emit(
        _ source: EventSource<RelationCreatedEvent>, relation: Relation, app: Application? = nil
    ) throws {
        try emit(source, relation, app, nil)
    }

    /// Emits an event of a relation: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - relation: The relation, of the event's endpoint.
    ///   - unit: The unit that has joined.
    /// - Throws: What an observer throws; ``OpsError`` with ``OpsError/Code/invalidArgument`` for a relation of another
    ///   endpoint.
    public func emit(_ source: EventSource<RelationJoinedEvent>, relation: Relation, unit: Unit) throws {
        try emit(source, relation, nil, unit)
    }

    /// Emits an event of a relation: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - relation: The relation, of the event's endpoint.
    ///   - app: The remote application; that of the unit, or of the relation, when `nil`.
    ///   - unit: The remote unit whose data have changed; `nil` when it is about the application's.
    /// - Throws: What an observer throws; ``OpsError`` with ``OpsError/Code/invalidArgument`` for a relation of another
    ///   endpoint, and for a unit of another application.
    public func emit(
        _ source: EventSource<RelationChangedEvent>, relation: Relation, app: Application? = nil, unit: Unit? = nil
    ) throws {
        try emit(source, relation, app, unit)
    }

    /// Emits an event of a relation: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - relation: The relation, of the event's endpoint.
    ///   - unit: The remote unit.
    ///   - departingUnit: The unit that leaves: the remote one, or this one.
    /// - Throws: What an observer throws; ``OpsError`` with ``OpsError/Code/invalidArgument`` for a relation of another
    ///   endpoint.
    public func emit(
        _ source: EventSource<RelationDepartedEvent>, relation: Relation, unit: Unit, departingUnit: Unit? = nil
    ) throws {
        let departing: PlainMap = departingUnit.map { ["departing_unit": .string($0.name)] } ?? [:]
        try emit(source, relation, nil, unit, departing)
    }

    /// Emits an event of a relation: each observer is called before this returns.
    ///
    /// The relation still counts as one of the model's, unless Juju itself has sent that it is broken.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - relation: The relation, of the event's endpoint.
    ///   - app: The remote application; that of the relation when `nil`.
    /// - Throws: What an observer throws; ``OpsError`` with ``OpsError/Code/invalidArgument`` for a relation of another
    ///   endpoint.
    public func emit(
        _ source: EventSource<RelationBrokenEvent>, relation: Relation, app: Application? = nil
    ) throws {
        try emit(source, relation, app, nil)
    }

    private func emit<E: RelationEvent>(
        _ source: EventSource<E>, _ relation: Relation, _ app: Application?, _ unit: Unit?, _ more: PlainMap = [:]
    ) throws {
        try require(source, relation.name, "a relation of the endpoint")
        guard let app = try app ?? unit?.app ?? relation.app else {
            throw OpsError(
                .invalidArgument,
                "Nobody knows the application at the other end of \(relation); give it to emit \(source.kind).")
        }
        if let unit, unit.app != app {
            throw OpsError(.invalidArgument, "\(unit) is no unit of \(app): \(source.kind) cannot be about both.")
        }
        var snapshot: PlainMap = [
            "relation_name": .string(relation.name), "relation_id": .int(relation.id), "app_name": .string(app.name),
        ]
        if let unit { snapshot["unit_name"] = .string(unit.name) }
        for (key, value) in more { snapshot[key] = value }
        try emit(source, carrying: .map(snapshot))
    }

    // MARK: Storages, secrets, actions

    /// Emits an event of a storage instance: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - storage: The instance, of the event's storage.
    /// - Throws: What an observer throws; ``OpsError`` with ``OpsError/Code/invalidArgument`` for an instance of another
    ///   storage, with ``OpsError/Code/hookCommandFailed`` for one that is not attached.
    public func emit<E: StorageEvent>(_ source: EventSource<E>, storage: Storage) throws {
        try require(source, storage.name, "an instance of the storage")
        try emit(
            source,
            carrying: [
                "storage_name": .string(storage.name), "storage_index": .int(storage.index),
                "storage_location": .string(try storage.location),
            ])
    }

    /// Emits an event of a secret: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - secret: The secret.
    /// - Throws: What an observer throws.
    public func emit(_ source: EventSource<SecretChangedEvent>, secret: Secret) throws {
        try emit(source, carrying: Self.snapshot(of: secret))
    }

    /// Emits an event of a secret: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - secret: The secret.
    /// - Throws: What an observer throws.
    public func emit(_ source: EventSource<SecretRotateEvent>, secret: Secret) throws {
        try emit(source, carrying: Self.snapshot(of: secret))
    }

    /// Emits an event of a secret's revision: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - secret: The secret.
    ///   - revision: The revision's number.
    /// - Throws: What an observer throws.
    public func emit<E: SecretRevisionEvent>(_ source: EventSource<E>, secret: Secret, revision: Int) throws {
        try emit(source, carrying: Self.snapshot(of: secret, revision: revision))
    }

    private static func snapshot(of secret: Secret, revision: Int? = nil) -> PlainValue {
        var snapshot: PlainMap = [
            "id": secret.id.map { .string($0) } ?? .null, "label": secret.label.map { .string($0) } ?? .null,
        ]
        if let revision { snapshot["revision"] = .int(revision) }
        return .map(snapshot)
    }

    /// Emits the event of an action: each observer is called before this returns.
    ///
    /// Its parameters are those of the action that Juju runs; outside an action Juju gives none, and the event fails.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - id: The identifier of this run of the action.
    /// - Throws: What an observer throws; ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `action-get` fails.
    public func emit(_ source: EventSource<ActionEvent>, id: String = "") throws {
        try emit(source, carrying: ["id": .string(id)])
    }

    // MARK: Containers

    /// Emits that Pebble runs in a container: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - container: The container that the event is named for.
    /// - Throws: What an observer throws; ``OpsError`` with ``OpsError/Code/invalidArgument`` for another container.
    public func emit(_ source: EventSource<PebbleReadyEvent>, container: Container) throws {
        try emit(source, container, [:])
    }

    /// Emits the event of a notice: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - container: The container that the event is named for.
    ///   - id: The notice's identifier.
    ///   - type: What kind of notice it is.
    ///   - key: What the notice is about.
    /// - Throws: What an observer throws; ``OpsError`` with ``OpsError/Code/invalidArgument`` for another container.
    public func emit<E: PebbleNoticeEvent>(
        _ source: EventSource<E>, container: Container, id: PebbleNotice.ID, type: NoticeType = .custom, key: String
    ) throws {
        try emit(
            source, container,
            [
                "notice_id": .string(id.rawValue), "notice_type": .string(type.rawValue), "notice_key": .string(key),
            ])
    }

    /// Emits the event of a health check: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The event.
    ///   - container: The container that the event is named for.
    ///   - check: The check's name.
    /// - Throws: What an observer throws; ``OpsError`` with ``OpsError/Code/invalidArgument`` for another container.
    public func emit<E: PebbleCheckEvent>(_ source: EventSource<E>, container: Container, check: String) throws {
        try emit(source, container, ["check_name": .string(check)])
    }

    private func emit<E: WorkloadEvent>(_ source: EventSource<E>, _ container: Container, _ more: PlainMap) throws {
        try require(source, container.name, "the container")
        var snapshot: PlainMap = ["container_name": .string(container.name)]
        for (key, value) in more { snapshot[key] = value }
        try emit(source, carrying: .map(snapshot))
    }

    // MARK: All of them

    /// Makes sure that an event is about what it is named for.
    private func require<E: Event>(_ source: EventSource<E>, _ name: String, _ noun: String) throws(OpsError) {
        guard let declared = source.declaration?.name, declared != name else { return }
        throw OpsError(.invalidArgument, "The event \(source.kind) is about \(noun) '\(declared)', not '\(name)'.")
    }
}
