import HookCommands
public import Ops

extension DeferralPolicy {
    /// The event is dropped when a relation is gone, when it was tried often enough, or when either is so.
    ///
    /// - Parameters:
    ///   - relation: The relation.
    ///   - tries: How many times the event is delivered to the observer at most, the first time included; `nil` for no limit.
    /// - Returns: The policy, as a charm gives it with a relation of its model.
    public static func dropping(whenGone relation: State.Relation, afterTries tries: Int? = nil) -> DeferralPolicy {
        DeferralPolicy(
            mostTries: tries.map { max(1, $0) }, relation: RelationID(endpoint: relation.endpoint, number: relation.id))
    }
}
