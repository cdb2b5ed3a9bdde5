/// A relation of the unit, as it was when the hook started.
package struct RelationSnapshot: Hashable, Sendable {
    /// The relation's number.
    package var id: Int
    /// What Juju calls the relation: `web:db mysql:database`.
    package var key: String
    /// The charm's endpoint.
    package var endpoint: String
    /// The other application; for a peer relation the unit's own.
    package var remoteApplication: String
    /// Whether it is a relation of the application with itself.
    package var isPeer: Bool
    /// Whether this hook is its `relation-broken`: Juju 3 and later no longer list it.
    package var isBroken: Bool
    /// The remote units that are in it, in any order; of a peer relation all but the unit itself.
    package var remoteUnits: [String]
    /// The settings by the name of their unit or application: the unit's own, its application's, the remote ones', and
    /// those of units that departed.
    package var settings: [String: [String: String]]
    /// The model of the remote application.
    package var remoteModelUUID: String

    package init(
        id: Int,
        key: String = "",
        endpoint: String,
        remoteApplication: String,
        isPeer: Bool = false,
        isBroken: Bool = false,
        remoteUnits: [String] = [],
        settings: [String: [String: String]] = [:],
        remoteModelUUID: String = ""
    ) {
        self.id = id
        self.key = key
        self.endpoint = endpoint
        self.remoteApplication = remoteApplication
        self.isPeer = isPeer
        self.isBroken = isBroken
        self.remoteUnits = remoteUnits
        self.settings = settings
        self.remoteModelUUID = remoteModelUUID
    }
}
