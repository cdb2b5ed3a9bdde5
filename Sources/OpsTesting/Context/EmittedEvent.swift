public import PlainValues

/// An event that was emitted while the charm ran.
public struct EmittedEvent: Sendable, Hashable, CustomStringConvertible {
    /// The event's path without its number, as in `MyCharm/on/config_changed`.
    public let source: String
    /// What the event carries; nothing of an event of Juju that nobody observes.
    public let content: PlainValue
    /// Whether it was deferred by an earlier run and is delivered again.
    public let isReemitted: Bool

    /// The event's kind, as in `config_changed`, `db_relation_changed` and `database_created`.
    public var kind: String {
        String(source[(source.lastIndex(of: "/").map(source.index(after:)) ?? source.startIndex)...])
    }

    /// The event's path without its number.
    public var description: String { source }

    /// Whether the framework itself has emitted it.
    var isFrameworks: Bool {
        source.hasPrefix("on/") || ["collect_app_status", "collect_unit_status"].contains(kind)
    }

    init(path: String, content: PlainValue, isReemitted: Bool) {
        source = String(path[..<(path.lastIndex(of: "[") ?? path.endIndex)])
        self.content = content
        self.isReemitted = isReemitted
    }
}
