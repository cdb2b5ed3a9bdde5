import Ops
import OpsTesting

/// A charm that notes each event that Juju sends it, and does beside that what a test says.
final class NotingCharm: Charm {
    let framework: Framework
    /// The events since a test has taken them last, in words.
    private(set) var noted: [String] = []
    /// What handlers do beside noting the event.
    var act: (any Event) throws -> Void = { _ in }

    init(_ framework: Framework) throws {
        self.framework = framework
        try observeLife()
        for endpoint in framework.meta.relations.keys { try observeRelation(endpoint) }
        for storage in framework.meta.storages.keys {
            try framework.observe(.storageAttached(storage), self, NotingCharm.note)
            try framework.observe(.storageDetaching(storage), self, NotingCharm.note)
        }
        for container in framework.meta.containers.keys {
            try framework.observe(.pebbleReady(container), self, NotingCharm.note)
        }
        for action in framework.meta.actions.keys {
            try framework.observe(.action(action), self, NotingCharm.note)
        }
    }

    /// The events since the last time that this was called.
    func takeNotes() -> [String] {
        defer { noted = [] }
        return noted
    }

    private func observeLife() throws {
        try framework.observe(.install, self, NotingCharm.note)
        try framework.observe(.start, self, NotingCharm.note)
        try framework.observe(.configChanged, self, NotingCharm.note)
        try framework.observe(.updateStatus, self, NotingCharm.note)
        try framework.observe(.leaderElected, self, NotingCharm.note)
        try framework.observe(.leaderSettingsChanged, self, NotingCharm.note)
        try framework.observe(.secretChanged, self, NotingCharm.note)
        try framework.observe(.secretRotate, self, NotingCharm.note)
        try framework.observe(.secretRemove, self, NotingCharm.note)
        try framework.observe(.secretExpired, self, NotingCharm.note)
    }

    private func observeRelation(_ endpoint: String) throws {
        try framework.observe(.relationCreated(endpoint), self, NotingCharm.note)
        try framework.observe(.relationJoined(endpoint), self, NotingCharm.note)
        try framework.observe(.relationChanged(endpoint), self, NotingCharm.note)
        try framework.observe(.relationDeparted(endpoint), self, NotingCharm.note)
        try framework.observe(.relationBroken(endpoint), self, NotingCharm.note)
    }

    private func note(_ event: any Event) throws {
        noted.append(Self.words(for: event))
        try act(event)
    }

    private static func words(for event: any Event) -> String {
        let kind = event.handle.kind
        switch event {
        case let event as RelationDepartedEvent: return "\(kind) \(event.unit), of \(event.departingUnit?.name ?? "?")"
        case let event as RelationEvent: return "\(kind) \(event.unit?.name ?? event.app.name)"
        case let event as StorageEvent: return "\(kind) \(event.storage)"
        case let event as SecretRevisionEvent: return "\(kind) '\(event.secret.label ?? "")' \(event.revision)"
        case let event as SecretEvent: return "\(kind) '\(event.secret.label ?? "")'"
        case let event as WorkloadEvent: return "\(kind) \(event.workload.name)"
        default: return kind
        }
    }
}

extension Harness<NotingCharm> {
    /// A harness of a charm with an endpoint, an endpoint for peers, a storage and more, which has begun.
    static func begun(
        _ metadata: String = Metadata.webapp, actions: String? = nil, config: String? = nil,
        jujuVersion: String = "3.6.14"
    ) throws -> Harness {
        let harness = try Harness(
            NotingCharm.self, metadata: metadata, actions: actions, config: config, jujuVersion: jujuVersion)
        try harness.begin()
        return harness
    }

    /// What the charm has noted since the last time.
    func takeNotes() throws -> [String] { try charm.takeNotes() }
}

/// Metadata of charms, as texts.
enum Metadata {
    /// A charm with two endpoints, one of them limited to nothing.
    static let webapp = """
        name: webapp
        requires:
          db: {interface: pgsql}
          cache: {interface: redis}
        """

    /// A charm whose units talk with each other.
    static let cluster = """
        name: cluster
        requires:
          db: {interface: pgsql}
        peers:
          ring: {interface: ring}
        """

    /// A charm with storage.
    static let disks = """
        name: disks
        storage:
          data: {type: filesystem, multiple: {range: 1-3}}
          fast-cache: {type: filesystem, location: /srv/cache}
        """
}
