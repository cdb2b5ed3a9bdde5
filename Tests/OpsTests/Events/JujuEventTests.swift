import OrderedCollections
import PlainValues
import Testing

@testable import Ops

@Suite struct JujuEventTests {
    /// A hook, what Juju's environment has for it, and what is stored of it when it is deferred.
    struct Hook: Sendable, CustomStringConvertible {
        let name: String
        var environment: [String: String] = [:]
        var snapshot: PlainValue = [:]
        var description: String { name }
    }

    private static let relation: PlainValue = [
        "relation_name": "db", "relation_id": 3, "app_name": "pg", "unit_name": "pg/0",
    ]
    private static let workload = ["JUJU_WORKLOAD_NAME": "workload"]

    static let hooks = [
        Hook(
            name: "db-relation-created", environment: relationEnvironment.filter { $0.key != "JUJU_REMOTE_UNIT" },
            snapshot: ["relation_name": "db", "relation_id": 3, "app_name": "pg"]),
        Hook(
            name: "db-relation-joined", environment: relationEnvironment.filter { $0.key != "JUJU_REMOTE_APP" },
            snapshot: relation),
        Hook(name: "db-relation-changed", environment: relationEnvironment, snapshot: relation),
        Hook(
            name: "db-relation-departed",
            environment: relationEnvironment.merging(["JUJU_DEPARTING_UNIT": "app/0"]) { $1 },
            snapshot: [
                "relation_name": "db", "relation_id": 3, "app_name": "pg", "unit_name": "pg/0",
                "departing_unit": "app/0",
            ]),
        Hook(name: "db-relation-broken", environment: relationEnvironment, snapshot: relation),
        Hook(
            name: "data-storage-attached", environment: ["JUJU_STORAGE_ID": "data/0"],
            snapshot: ["storage_name": "data", "storage_index": 0, "storage_location": "/srv/data"]),
        Hook(
            name: "data-storage-detaching", environment: ["JUJU_STORAGE_ID": "data/0"],
            snapshot: ["storage_name": "data", "storage_index": 0, "storage_location": "/srv/data"]),
        Hook(name: "workload-pebble-ready", environment: workload, snapshot: ["container_name": "workload"]),
        Hook(
            name: "workload-pebble-custom-notice",
            environment: workload.merging([
                "JUJU_NOTICE_ID": "7", "JUJU_NOTICE_TYPE": "custom", "JUJU_NOTICE_KEY": "example.com/x",
            ]) { $1 },
            snapshot: [
                "container_name": "workload", "notice_id": "7", "notice_type": "custom", "notice_key": "example.com/x",
            ]),
        Hook(
            name: "workload-pebble-check-failed",
            environment: workload.merging(["JUJU_PEBBLE_CHECK_NAME": "up"]) { $1 },
            snapshot: ["container_name": "workload", "check_name": "up"]),
        Hook(
            name: "workload-pebble-check-recovered",
            environment: workload.merging(["JUJU_PEBBLE_CHECK_NAME": "up"]) { $1 },
            snapshot: ["container_name": "workload", "check_name": "up"]),
        Hook(name: "collect-metrics"),
    ]

    private func observe(_ charm: ScriptedCharm, _ kind: String) throws {
        let framework = charm.framework
        switch kind {
        case "db-relation-created": try framework.observe(.relationCreated("db"), charm, ScriptedCharm.first)
        case "db-relation-joined": try framework.observe(.relationJoined("db"), charm, ScriptedCharm.first)
        case "db-relation-changed": try framework.observe(.relationChanged("db"), charm, ScriptedCharm.first)
        case "db-relation-departed": try framework.observe(.relationDeparted("db"), charm, ScriptedCharm.first)
        case "db-relation-broken": try framework.observe(.relationBroken("db"), charm, ScriptedCharm.first)
        case "data-storage-attached": try framework.observe(.storageAttached("data"), charm, ScriptedCharm.first)
        case "data-storage-detaching": try framework.observe(.storageDetaching("data"), charm, ScriptedCharm.first)
        case "workload-pebble-ready": try framework.observe(.pebbleReady("workload"), charm, ScriptedCharm.first)
        case "workload-pebble-custom-notice":
            try framework.observe(.pebbleCustomNotice("workload"), charm, ScriptedCharm.first)
        case "workload-pebble-check-failed":
            try framework.observe(.pebbleCheckFailed("workload"), charm, ScriptedCharm.first)
        case "workload-pebble-check-recovered":
            try framework.observe(.pebbleCheckRecovered("workload"), charm, ScriptedCharm.first)
        default: try framework.observe(.collectMetrics, charm, ScriptedCharm.first)
        }
    }

    private func unit() throws -> UnitInTest {
        let unit = try UnitInTest.related()
        unit.juju.answer("storage-list", #"["data/0"]"#)
        unit.juju.answer("storage-get", #"{"kind":"filesystem","location":"/srv/data"}"#)
        return unit
    }

    @Test("an event is stored with the fields that ops gives it, and delivered again", arguments: hooks)
    func deferred(_ hook: Hook) throws {
        let unit = try unit()
        let kind = hook.name.split(separator: "-").joined(separator: "_")
        let first = try unit.hook(hook.name, hook.environment) { charm in
            try observe(charm, hook.name)
            charm.act = { _, event in deferEvent(event) }
        }
        #expect(first.trace == ["first ScriptedCharm/on/\(kind)[1]"])
        #expect(try unit.snapshot("ScriptedCharm/on/\(kind)[1]") == hook.snapshot)
        let second = try unit.hook("start") { charm in try observe(charm, hook.name) }
        #expect(second.trace == first.trace)
    }

    @Test("an event that nobody observes asks nothing of Juju and of its environment")
    func unobserved() throws {
        let unit = try unit()
        for hook in Self.hooks { try unit.hook(hook.name) { _ in } }
        #expect(unit.juju.calls.isEmpty)
    }

    @Test(
        "an environment that lacks what the event comes with is an error",
        arguments: hooks.filter { !$0.environment.isEmpty })
    func lackingEnvironment(_ hook: Hook) throws {
        let unit = try unit()
        for variables in [[:], hook.environment.mapValues { _ in "" }] {
            #expect(code { try unit.hook(hook.name, variables) { try observe($0, hook.name) } } == .invalidEnvironment)
        }
    }

    @Test(
        "a remote unit that is none is an error",
        arguments: [["JUJU_REMOTE_UNIT": "pg"], ["JUJU_REMOTE_UNIT": "mysql/0"], ["JUJU_RELATION_ID": "db:x"]])
    func malformed(_ variables: [String: String]) throws {
        let environment = relationEnvironment.merging(variables) { $1 }
        let unit = try unit()
        #expect(
            code { try unit.hook("db-relation-changed", environment) { try observe($0, "db-relation-changed") } }
                == .invalidEnvironment)
    }

    @Test("an event of a relation that is gone meanwhile is delivered, without data")
    func relationGone() throws {
        let unit = try unit()
        try unit.hook("db-relation-changed", relationEnvironment) { charm in
            try observe(charm, "db-relation-changed")
            charm.act = { _, event in deferEvent(event) }
        }
        unit.juju.answer("relation-ids", "[]")
        unit.juju.failures["relation-list"] = "ERROR relation not found"
        unit.juju.failures["relation-get"] = "ERROR relation not found"
        let charm = try unit.hook("start") { charm in
            try observe(charm, "db-relation-changed")
            charm.act = { _, event in
                let event = try #require(event as? RelationChangedEvent)
                #expect(event.app.name == "pg" && event.unit?.name == "pg/0")
                #expect(try !event.relation.isActive)
                #expect(try event.relation.data[charm.unit].values.isEmpty)
            }
        }
        #expect(charm.trace.count == 1)
    }

    @Test("an event of a storage that is gone meanwhile is dropped with a warning, and the unit goes on")
    func storageGone() throws {
        let unit = try unit()
        try unit.hook("data-storage-attached", ["JUJU_STORAGE_ID": "data/0"]) { charm in
            try observe(charm, "data-storage-attached")
            charm.act = { _, event in deferEvent(event) }
        }
        #expect(try unit.notices().count == 1)
        unit.juju.answer("storage-list", "[]")
        let charm = try unit.hook("start") { try observe($0, "data-storage-attached") }
        #expect(charm.trace.isEmpty)
        #expect(try unit.notices().isEmpty)
        #expect(unit.log.lines.contains { $0.hasPrefix("warning") && $0.contains("the storage data/0 is gone") })
    }

    @Test("an event of a container that the charm no longer has is dropped")
    func containerGone() throws {
        let unit = try unit()
        try unit.hook("workload-pebble-ready", Self.workload) { charm in
            try observe(charm, "workload-pebble-ready")
            charm.act = { _, event in deferEvent(event) }
        }
        unit.metadata = "name: app\nsummary: s\ndescription: d\n"
        try unit.hook("start") { _ in }
        #expect(try unit.notices().isEmpty)
    }

    @Test("what the metadata does not declare cannot be observed, and the error lists what it does")
    func undeclared() throws {
        try unit().inCharm { charm throws in
            let framework = charm.framework
            let storage = #expect(throws: OpsError.self) {
                try framework.observe(.storageAttached("dat"), charm, ScriptedCharm.first)
            }
            #expect(
                storage?.description == "The charm declares no storage 'dat'; its storages are: data, scratch.")
            #expect(code { try framework.observe(.relationBroken("dv"), charm, ScriptedCharm.first) } == .notDeclared)
            #expect(code { try framework.observe(.pebbleReady("side"), charm, ScriptedCharm.first) } == .notDeclared)
            #expect(code { try framework.observe(.action("nope"), charm, ScriptedCharm.first) } == .notDeclared)
        }
    }

    @Test("the kinds of event are those of the metadata, with dashes as underscores")
    func kinds() throws {
        try unit().inCharm { charm throws in
            let kinds = charm.framework.eventKinds
            #expect(kinds == kinds.sorted())
            for kind in [
                "install", "collect_metrics", "log_target_relation_joined", "scratch_storage_attached",
                "workload_pebble_check_recovered", "restore_all_action", "secret_rotate",
            ] {
                #expect(kinds.contains(kind))
            }
            #expect(!kinds.contains("log-target-relation-joined"))
        }
    }
}
