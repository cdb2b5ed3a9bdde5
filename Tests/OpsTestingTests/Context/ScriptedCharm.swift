import Ops
import OpsTesting

/// A charm that does in each event what the test says.
final class ScriptedCharm: Charm {
    typealias Script = @Sendable (any Event, ScriptedCharm) async throws -> Void

    struct Memory: Codable { var runs = 0 }

    @TaskLocal static var script: Script = { _, _ in }

    static let metadata = """
        name: scripted
        requires:
          db: {interface: sql}
          logs: {interface: logging, scope: container}
        peers:
          cluster: {interface: cluster}
        storage:
          data: {type: filesystem, multiple: {range: 0-}}
        containers:
          web: {}
        resources:
          seed: {type: file, filename: seed.sql}
        """

    static let actions = """
        backup:
          params:
            target: {type: string, default: disk}
        """

    static let config = "options: {port: {type: int, default: 80}, name: {type: string}}"

    let framework: Framework
    let library: Library
    @Stored var memory = Memory()

    init(_ framework: Framework) throws {
        self.framework = framework
        library = try Library(framework)
        let own: [EventObserving] = [
            .init(.install), .init(.start), .init(.stop), .init(.remove), .init(.configChanged), .init(.updateStatus),
            .init(.upgradeCharm), .init(.preSeriesUpgrade), .init(.postSeriesUpgrade), .init(.leaderElected),
            .init(.leaderSettingsChanged), .init(.collectMetrics), .init(.secretChanged), .init(.secretRotate),
            .init(.secretRemove), .init(.secretExpired), .init(.action("backup")), .init(.storageAttached("data")),
            .init(.storageDetaching("data")), .init(.pebbleReady("web")), .init(library.changed),
        ]
        for observing in own { try observing.observe(framework, self) }
        for endpoint in ["db", "logs", "cluster"] {
            try framework.observe(.relationCreated(endpoint), self, ScriptedCharm.handle)
            try framework.observe(.relationJoined(endpoint), self, ScriptedCharm.handle)
            try framework.observe(.relationChanged(endpoint), self, ScriptedCharm.handle)
            try framework.observe(.relationDeparted(endpoint), self, ScriptedCharm.handle)
            try framework.observe(.relationBroken(endpoint), self, ScriptedCharm.handle)
        }
    }

    private func handle(_ event: any Event) async throws { try await Self.script(event, self) }

    private struct EventObserving {
        let observe: (Framework, ScriptedCharm) throws -> Void

        init<E: Event>(_ source: EventSource<E>) {
            observe = { try $0.observe(source, $1, ScriptedCharm.handle) }
        }
    }

    /// A charm library's object with an event of its own.
    final class Library: Object {
        struct Change: Codable { var name: String }

        let framework: Framework
        let handle: Handle
        var changed: EventSource<CustomEvent<Change>> { event("library_changed") }

        init(_ framework: Framework) throws {
            self.framework = framework
            handle = try framework.claimHandle("Library", key: "one")
        }
    }
}

extension Context<ScriptedCharm> {
    /// The charm, in a context of its own.
    static func scripted(jujuVersion: String = "3.6.14", isTrusted: Bool = false) throws -> Self {
        try Self(
            ScriptedCharm.self, metadata: ScriptedCharm.metadata, actions: ScriptedCharm.actions,
            config: ScriptedCharm.config, jujuVersion: jujuVersion, isTrusted: isTrusted)
    }

    /// Runs an event, in which the charm does something.
    func run(
        _ event: JujuEvent, _ state: State = State(), doing script: @escaping ScriptedCharm.Script
    ) async throws -> Outcome {
        try await ScriptedCharm.$script.withValue(script) { try await run(event, state) }
    }
}
