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
        case pebbleReady = "pebble-ready"
        case pebbleCustomNotice = "pebble-custom-notice"
        case pebbleCheckFailed = "pebble-check-failed"
        case pebbleCheckRecovered = "pebble-check-recovered"
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

    /// The container that an event is about.
    struct Workload: Codable, Hashable {
        var container: String
        /// What was noticed in it.
        var notice: Notice?
        /// The check that failed or recovered.
        var check: String?
    }

    /// What Pebble was told by the workload.
    struct Notice: Codable, Hashable {
        var id: String
        var type: String
        var key: String
    }

    var kind: Kind
    var relation: Relation?
    var secret: Secret?
    /// The id of the storage that an event is about.
    var storage: String?
    var workload: Workload?

    init(_ kind: Kind, relation: Relation? = nil, workload: Workload? = nil) {
        self.kind = kind
        self.relation = relation
        self.workload = workload
    }

    /// The hook's name, such as `config-changed`, `cluster-relation-joined`, `data-storage-attached` or `web-pebble-ready`.
    var hookName: String {
        if let relation { return "\(relation.endpoint)-\(kind.rawValue)" }
        if let workload { return "\(workload.container)-\(kind.rawValue)" }
        return storage.map { "\($0.prefix { $0 != "/" })-\(kind.rawValue)" } ?? kind.rawValue
    }
}
