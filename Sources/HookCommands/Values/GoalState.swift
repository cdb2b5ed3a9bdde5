public import OrderedCollections

/// The units and relations that the model is to have, as `goal-state` tells them.
public struct GoalState: Hashable, Sendable {
    /// How far a unit or a related application is.
    public struct Goal: Hashable, Sendable {
        /// Its status, such as `active`, `joined` or `dying`.
        public let status: String
        /// Since when, as Juju writes it: `2026-11-05 15:29:12Z`; empty when Juju does not tell.
        public let since: String

        init(_ answer: Answer) throws(HookCommandError) {
            status = try answer.required("status").text()
            since = try answer.text("since")
        }
    }

    /// The application's own units, by name.
    public let units: OrderedDictionary<String, Goal>
    /// For each endpoint the related applications and their units, by name.
    public let relations: OrderedDictionary<String, OrderedDictionary<String, Goal>>

    init(_ answer: Answer) throws(HookCommandError) {
        units = try answer.optional("units")?.map { (goal) throws(HookCommandError) in try Goal(goal) } ?? [:]
        relations =
            try answer.optional("relations")?.map { (endpoint) throws(HookCommandError) in
                try endpoint.map { (goal) throws(HookCommandError) in try Goal(goal) }
            } ?? [:]
    }
}
