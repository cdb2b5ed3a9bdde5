public import HookCommands

/// When a deferred event is dropped, instead of being delivered again.
///
/// A deferred event can outlive what it is about, or wait for what never comes. A policy says when there is no more point
/// in it:
///
/// ```swift
/// event.defer(.dropping(whenGone: event.relation))
/// event.defer(.dropping(afterTries: 5))
/// event.defer(.dropping(whenGone: event.relation, afterTries: 5))
/// ```
///
/// An event that is dropped is logged as a warning, with the reason; nothing else happens. Events of other observers are
/// not concerned: each observer defers for itself. Python's `ops` has no such thing; a policy holds for the dispatches of
/// this framework alone.
public struct DeferralPolicy: Hashable, Sendable {
    /// How many times the event is delivered to the observer at most, the first time included; `nil` for no limit.
    ///
    /// A dispatch that failed does not count: nothing of it is kept.
    public let mostTries: Int?
    /// The relation without which the event is dropped, or `nil`.
    public let relation: RelationID?

    /// The event is delivered again until the observer does not defer it: the behaviour of `ops`.
    public static let keeping = DeferralPolicy(mostTries: nil, relation: nil)

    /// The event is dropped when a relation is gone, when it was tried often enough, or when either is so.
    ///
    /// - Parameters:
    ///   - relation: The relation: mostly the event's own, but any event can be tied to any relation. It is gone when it
    ///     is not ``Relation/isActive``, as it is in its relation-broken event already. That is looked up before each
    ///     further delivery; when Juju cannot tell, the event is delivered.
    ///   - tries: How many times the event is delivered to the observer at most, the first time included. When the last of
    ///     them defers it, it is dropped at once. A number below 1 counts as 1.
    /// - Returns: The policy.
    public static func dropping(whenGone relation: Relation? = nil, afterTries tries: Int? = nil) -> DeferralPolicy {
        DeferralPolicy(mostTries: tries.map { max(1, $0) }, relation: relation?.record.id)
    }

    package init(mostTries: Int?, relation: RelationID?) {
        self.mostTries = mostTries
        self.relation = relation
    }
}
