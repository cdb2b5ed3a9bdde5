public import OrderedCollections

/// The status of an application and of its units, as `status-get --application` tells it to the leader.
public struct ApplicationStatus: Hashable, Sendable {
    /// The application's own status.
    public let status: StatusValue
    /// The status of each unit, by the unit's name.
    public let units: OrderedDictionary<String, StatusValue>

    init(_ answer: Answer) throws(HookCommandError) {
        let application = try answer.required("application-status")
        status = try StatusValue(application)
        // Juju puts the units inside; ops looks for them outside.
        var units = try application.optional("units")
        if units == nil { units = try answer.optional("units") }
        self.units = try units?.map { (unit) throws(HookCommandError) in try StatusValue(unit) } ?? [:]
    }
}
