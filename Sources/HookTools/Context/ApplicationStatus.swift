/// The status of an application and of each of its units.
package struct ApplicationStatus: Hashable, Sendable {
    /// The application's own status.
    package var application: EntityStatus
    /// The units' statuses, by unit name.
    package var units: [String: EntityStatus]

    package init(application: EntityStatus, units: [String: EntityStatus]) {
        self.application = application
        self.units = units
    }
}
