/// What a unit's agent runs the charm for.
struct AgentEvent: Codable, Hashable {
    /// The kinds of event.
    enum Kind: String, Codable, Hashable {
        case install, start, stop, remove
        case configChanged = "config-changed"
        case upgradeCharm = "upgrade-charm"
        case updateStatus = "update-status"
        case leaderElected = "leader-elected"
        case leaderSettingsChanged = "leader-settings-changed"
        case relationCreated = "relation-created"
        case relationJoined = "relation-joined"
        case relationChanged = "relation-changed"
        case relationDeparted = "relation-departed"
        case relationBroken = "relation-broken"
        case storageAttached = "storage-attached"
        case storageDetaching = "storage-detaching"
        case secretChanged = "secret-changed"
        case secretRotate = "secret-rotate"
        case secretExpired = "secret-expired"
        case secretRemove = "secret-remove"
    }

    /// The relation that an event is about.
    struct Relation: Codable, Hashable {
        var id: Int
        var endpoint: String
        var remoteApplication: String
        var remoteUnit: String?
        var departingUnit: String?
        /// Whether it has ended: this is its last event.
        var isBroken = false
    }

    /// The secret that an event is about.
    struct Secret: Codable, Hashable {
        var id: String
        /// The label that the unit knows it by, or empty.
        var label: String
        var revision: Int?
    }

    var kind: Kind
    var relation: Relation?
    var secret: Secret?
    /// The id of the storage that an event is about.
    var storage: String?

    init(_ kind: Kind, relation: Relation? = nil) {
        self.kind = kind
        self.relation = relation
    }

    /// The hook's name, such as `config-changed`, `cluster-relation-joined` or `data-storage-attached`.
    var hookName: String {
        if let relation { return "\(relation.endpoint)-\(kind.rawValue)" }
        return storage.map { "\($0.prefix { $0 != "/" })-\(kind.rawValue)" } ?? kind.rawValue
    }
}
