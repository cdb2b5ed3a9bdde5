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
