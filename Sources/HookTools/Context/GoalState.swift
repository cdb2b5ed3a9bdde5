/// Which units and relations the model wants the unit to have.
package struct GoalState: Hashable, Sendable {
    /// One unit, application or relation that is wanted.
    package struct Item: Hashable, Sendable {
        /// Its status.
        package var status: String
        /// Since when, as Juju writes it: `2026-11-05 15:29:12Z`.
        package var since: String

        package init(status: String, since: String) {
            self.status = status
            self.since = since
        }
    }

    /// The application's units, by unit name.
    package var units: [String: Item]
    /// By endpoint: the remote applications and units.
    package var relations: [String: [String: Item]]

    package init(units: [String: Item] = [:], relations: [String: [String: Item]] = [:]) {
        self.units = units
        self.relations = relations
    }
}
