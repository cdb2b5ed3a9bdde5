import Ops
import OpsTesting
import Testing

@Suite("An event in a context")
struct EventTests {
    private let context: Context<ScriptedCharm>
    private static let database = State.Relation("db")
    private static let storage = State.Storage("data")
    private static let container = State.Container("web")
    private static let secret = State.Secret(["key": "value"])
    private static let own = State.Secret(["key": "value"], owner: .unit)
    private static let state = State(
        relations: [database], containers: [container], storages: [storage], secrets: [secret, own])

    init() throws { context = try .scripted() }

    private static let all: [(JujuEvent, String)] = [
        (.install, "install"), (.start, "start"), (.stop, "stop"), (.remove, "remove"),
        (.configChanged, "config_changed"), (.updateStatus, "update_status"), (.upgradeCharm, "upgrade_charm"),
        (.preSeriesUpgrade, "pre_series_upgrade"), (.postSeriesUpgrade, "post_series_upgrade"),
        (.leaderElected, "leader_elected"), (.leaderSettingsChanged, "leader_settings_changed"),
        (.collectMetrics, "collect_metrics"), (.relationCreated(database), "db_relation_created"),
        (.relationJoined(database), "db_relation_joined"), (.relationChanged(database), "db_relation_changed"),
        (.relationDeparted(database), "db_relation_departed"), (.relationBroken(database), "db_relation_broken"),
        (.storageAttached(storage), "data_storage_attached"), (.storageDetaching(storage), "data_storage_detaching"),
        (.pebbleReady(container), "web_pebble_ready"), (.secretChanged(secret), "secret_changed"),
        (.secretRotate(own), "secret_rotate"), (.secretExpired(own, revision: 1), "secret_expired"),
        (.secretRemove(own, revision: 1), "secret_remove"), (.action("backup"), "backup_action"),
    ]

    @Test(arguments: all) func `reaches the charm`(_ event: JujuEvent, _ kind: String) async throws {
        let outcome = try await context.run(event, Self.state) { event, charm in
            try charm.unit.setStatus(.active(event.handle.kind))
        }
        #expect(outcome.state.unitStatus == .active(kind))
        #expect(outcome.emittedEvents.map(\.kind) == [kind])
    }

    @Test func `of an object of the charm reaches it with what it carries`() async throws {
        let script: ScriptedCharm.Script = { event, charm in
            guard let event = event as? CustomEvent<ScriptedCharm.Library.Change> else { throw Refusal() }
            try charm.unit.setStatus(.active(event.name))
        }
        let outcome = try await ScriptedCharm.$script.withValue(script) {
            try await context.run(\.library.changed, .init(name: "x"))
        }
        #expect(outcome.state.unitStatus == .active("x"))
        #expect(outcome.emittedEvents.map(\.source) == ["ScriptedCharm/Library[one]/on/library_changed"])
        #expect(outcome.emittedEvents.map(\.content) == [["name": "x"]])
    }

    @Test func `is listed with those that the charm emits because of it, and the framework's where that is wanted`()
        async throws
    {
        let emit: ScriptedCharm.Script = { event, charm in
            if event is StartEvent { try charm.library.emit(charm.library.changed, .init(name: "y")) }
        }
        #expect(try await context.run(.start, doing: emit).emittedEvents.map(\.kind) == ["start", "library_changed"])
        var all = context
        all.capturedEvents = .framework
        #expect(
            try await all.run(.start, doing: emit).emittedEvents.map(\.kind)
                == ["start", "library_changed", "collect_unit_status", "pre_commit", "commit"])
    }

    @Test func `that nobody observes is listed as well`() async throws {
        let quiet = try Context(QuietCharm.self, metadata: "name: quiet")
        let outcome = try await quiet.run(.upgradeCharm)
        #expect(outcome.emittedEvents.map(\.kind) == ["upgrade_charm"])
        #expect(outcome.state == State())
    }

    @Test func `is the end of the dispatch when the charm says so`() async throws {
        let context = try Context(BlockedCharm.self, metadata: "name: b", config: "options: {port: {type: string}}")
        let outcome = try await context.run(.start, State(config: ["port": "x"]))
        #expect(outcome.state.unitStatus.name == .blocked)
        #expect(outcome.emittedEvents.isEmpty)
        try await context.inspect(.start, State(config: ["port": "x"])) { inspection in
            #expect(throws: TestingError.self) { try inspection.charm }
        }
    }

    @Test func `has the statuses collected after it`() async throws {
        let context = try Context(CollectingCharm.self, metadata: "name: c")
        let outcome = try await context.run(.updateStatus, State(isLeader: true))
        #expect(outcome.state.unitStatus == .waiting("for something"))
        #expect(outcome.state.appStatus == .active("all well"))
        #expect(try await context.run(.updateStatus).state.appStatus == .unknown)
        #expect(try await context.run(.collectMetrics).state.unitStatus == .unknown)
    }

    @Test func `that fails while the charm is made says so`() async throws {
        let context = try Context(BrokenCharm.self, metadata: "name: broken")
        let failure = await #expect(throws: CharmFailed.self) { try await context.run(.start) }
        #expect(failure?.event == "__init__")
        #expect(failure?.description == "The charm has failed in __init__ with the seed 0: Refusal: Refusal()")
        #expect(failure?.outcome.state == State(unitStatus: .maintenance("beginning")))
    }
}

final class BlockedCharm: Charm {
    struct Settings: Decodable { var port: Int }

    let framework: Framework

    init(_ framework: Framework) throws {
        self.framework = framework
        _ = try config.load(Settings.self, errors: .block)
    }
}

final class BrokenCharm: Charm {
    let framework: Framework

    init(_ framework: Framework) throws {
        self.framework = framework
        try unit.setStatus(.maintenance("beginning"))
        throw Refusal()
    }
}

final class CollectingCharm: Charm {
    let framework: Framework

    init(_ framework: Framework) throws {
        self.framework = framework
        try framework.observe(.collectUnitStatus, self, CollectingCharm.collectUnit)
        try framework.observe(.collectAppStatus, self, CollectingCharm.collectApp)
    }

    private func collectUnit(_ event: CollectStatusEvent) {
        event.add(.active)
        event.add(.waiting("for something"))
    }

    private func collectApp(_ event: CollectStatusEvent) { event.add(.active("all well")) }
}
