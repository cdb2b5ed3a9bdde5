/// A part of a charm that emits events, observes them or keeps state: the charm itself, or a charm library's object.
///
/// A library's object takes its handle from the framework, which sees to it that no two have the same:
///
/// ```swift
/// public final class DatabaseRequirer: Object {
///     public struct Created: Codable { public var endpoints: String }
///
///     public let framework: Framework
///     public let handle: Handle
///     public var created: EventSource<CustomEvent<Created>> { event("database_created") }
///
///     public init(_ framework: Framework, endpoint: String) throws {
///         self.framework = framework
///         handle = try framework.claimHandle("DatabaseRequirer", key: endpoint)
///         try framework.observe(.configChanged, self, DatabaseRequirer.check)
///     }
/// }
/// ```
///
/// It is `ops.Object`. The framework does not keep its observers alive: keep them in the charm's properties.
public protocol Object: AnyObject {
    /// The framework that the object belongs to.
    var framework: Framework { get }
    /// The object's name, under which its events and its state are stored.
    var handle: Handle { get }
}

extension Object {
    /// The model that the unit is in.
    public var model: Model { framework.model }

    /// A kind of event that this object emits.
    ///
    /// - Parameter kind: The event's name, as in `database_created`: letters, digits and `_`. It is stored with each
    ///   deferred event, so that changing it loses those. To observe or emit one of another form is an error.
    /// - Returns: The source, to be observed and emitted. Each call gives the same.
    public func event<Payload: Codable>(_ kind: String) -> EventSource<CustomEvent<Payload>> {
        EventSource(emitter: .object(handle), kind: kind)
    }

    /// Emits one of this object's own events: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The kind of event.
    ///   - payload: What the event carries, also when it is deferred.
    /// - Throws: What an observer throws; ``OpsError`` with ``OpsError/Code/invalidValue`` for a payload that cannot be
    ///   stored.
    public func emit<Payload: Codable>(_ source: EventSource<CustomEvent<Payload>>, _ payload: Payload) throws {
        try framework.emit(source, payload)
    }
}
