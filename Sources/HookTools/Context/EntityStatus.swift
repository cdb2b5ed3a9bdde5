package import PlainValues

/// The status of a unit or of an application.
package struct EntityStatus: Hashable, Sendable {
    /// The status' name, such as `active`.
    package var status: String
    /// What the charm said about it.
    package var message: String
    /// What Juju attached to it.
    package var data: [String: PlainValue]

    package init(status: String, message: String = "", data: [String: PlainValue] = [:]) {
        self.status = status
        self.message = message
        self.data = data
    }
}

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
