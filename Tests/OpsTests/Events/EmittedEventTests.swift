import PlainValues
import Testing

@testable import Ops

@Suite("Events of Juju that a charm emits itself") struct EmittedEventTests {
    /// An event, how it is emitted, and what is stored of it.
    struct Emission: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let snapshot: PlainValue
        let observe: @Sendable (ScriptedCharm) throws -> Void
        let emit: @Sendable (ScriptedCharm) throws -> Void
    }

    /// The relation `db:3`.
    private static func relation(_ charm: ScriptedCharm) throws -> Relation { try charm.model.relation("db", id: 3) }

    private static let relationSnapshot: PlainValue = ["relation_name": "db", "relation_id": 3, "app_name": "pg"]
    private static let unitSnapshot: PlainValue = [
        "relation_name": "db", "relation_id": 3, "app_name": "pg", "unit_name": "pg/0",
    ]

    static let emissions = [
        Emission(
            testDescription: "db_relation_created", snapshot: relationSnapshot,
            observe: { try $0.framework.observe(.relationCreated("db"), $0, ScriptedCharm.first) },
            emit: { try $0.framework.emit(.relationCreated("db"), relation: relation($0)) }),
        Emission(
            testDescription: "db_relation_joined", snapshot: unitSnapshot,
            observe: { try $0.framework.observe(.relationJoined("db"), $0, ScriptedCharm.first) },
            emit: { charm in
                try charm.framework.emit(
                    .relationJoined("db"), relation: relation(charm), unit: charm.model.unit("pg/0"))
            }),
        Emission(
            testDescription: "db_relation_changed", snapshot: unitSnapshot,
            observe: { try $0.framework.observe(.relationChanged("db"), $0, ScriptedCharm.first) },
            emit: { charm in
                try charm.framework.emit(
                    .relationChanged("db"), relation: relation(charm), app: charm.model.application("pg"),
                    unit: charm.model.unit("pg/0"))
            }),
        Emission(
            testDescription: "db_relation_departed",
            snapshot: [
                "relation_name": "db", "relation_id": 3, "app_name": "pg", "unit_name": "pg/0",
                "departing_unit": "app/0",
            ],
            observe: { try $0.framework.observe(.relationDeparted("db"), $0, ScriptedCharm.first) },
            emit: { charm in
                try charm.framework.emit(
                    .relationDeparted("db"), relation: relation(charm), unit: charm.model.unit("pg/0"),
                    departingUnit: charm.unit)
            }),
        Emission(
            testDescription: "db_relation_broken", snapshot: relationSnapshot,
            observe: { try $0.framework.observe(.relationBroken("db"), $0, ScriptedCharm.first) },
            emit: { try $0.framework.emit(.relationBroken("db"), relation: relation($0)) }),
        Emission(
            testDescription: "data_storage_attached",
            snapshot: ["storage_name": "data", "storage_index": 0, "storage_location": "/srv/data"],
            observe: { try $0.framework.observe(.storageAttached("data"), $0, ScriptedCharm.first) },
            emit: { charm in
                let storages = try charm.model.storages("data")
                try charm.framework.emit(.storageAttached("data"), storage: try #require(storages.first))
            }),
        Emission(
            testDescription: "secret_changed", snapshot: ["id": "secret:abc", "label": nil],
            observe: { try $0.framework.observe(.secretChanged, $0, ScriptedCharm.first) },
            emit: { try $0.framework.emit(.secretChanged, secret: $0.model.secret(id: "secret:abc")) }),
        Emission(
            testDescription: "secret_remove", snapshot: ["id": nil, "label": "admin", "revision": 2],
            observe: { try $0.framework.observe(.secretRemove, $0, ScriptedCharm.first) },
            emit: { try $0.framework.emit(.secretRemove, secret: $0.model.secret(label: "admin"), revision: 2) }),
        Emission(
            testDescription: "workload_pebble_ready", snapshot: ["container_name": "workload"],
            observe: { try $0.framework.observe(.pebbleReady("workload"), $0, ScriptedCharm.first) },
            emit: { try $0.framework.emit(.pebbleReady("workload"), container: $0.unit.container("workload")) }),
        Emission(
            testDescription: "workload_pebble_custom_notice",
            snapshot: [
                "container_name": "workload", "notice_id": "7", "notice_type": "custom", "notice_key": "example.com/x",
            ],
            observe: { try $0.framework.observe(.pebbleCustomNotice("workload"), $0, ScriptedCharm.first) },
            emit: { charm in
                try charm.framework.emit(
                    .pebbleCustomNotice("workload"), container: charm.unit.container("workload"), id: "7",
                    key: "example.com/x")
            }),
        Emission(
            testDescription: "workload_pebble_check_failed",
            snapshot: ["container_name": "workload", "check_name": "up"],
            observe: { try $0.framework.observe(.pebbleCheckFailed("workload"), $0, ScriptedCharm.first) },
            emit: { charm in
                try charm.framework.emit(
                    .pebbleCheckFailed("workload"), container: charm.unit.container("workload"), check: "up")
            }),
    ]

    private func unit() throws -> UnitInTest {
        let unit = try UnitInTest.related()
        unit.juju.answer("storage-list", #"["data/0"]"#)
        unit.juju.answer("storage-get", #"{"kind":"filesystem","location":"/srv/data"}"#)
        unit.juju.answer("secret-get", #"{"password":"hunter2"}"#)
        return unit
    }

    @Test("one is delivered at once, stored when it is deferred, and delivered again", arguments: emissions)
    func deferred(emission: Emission) throws {
        let unit = try unit()
        let charm = try unit.hook("start") { charm in
            charm.act = { [unowned charm] handler, event in
                if handler == "first" { deferEvent(event) } else { try emission.emit(charm) }
            }
            try emission.observe(charm)
            try charm.framework.observe(.start, charm, ScriptedCharm.second)
        }
        let event = "ScriptedCharm/on/\(emission.testDescription)[2]"
        #expect(charm.trace == ["second ScriptedCharm/on/start[1]", "first \(event)"])
        #expect(try unit.snapshot(event) == emission.snapshot)
        let again = try unit.hook("update-status") { try emission.observe($0) }
        #expect(again.trace == ["first \(event)"])
        #expect(try unit.notices().isEmpty)
    }

    @Test("one that nobody observes is counted, and no more")
    func unobserved() throws {
        let unit = try unit()
        try unit.hook("start") { charm throws in
            try charm.framework.emit(.relationCreated("db"), relation: Self.relation(charm))
        }
        #expect(try unit.snapshot("ScriptedCharm/on/db_relation_created[1]") == nil)
        // The emitted one, start, the two for statuses, and the two of the commit.
        #expect(try unit.eventCount() == 6)
    }

    @Test("an event carries what it was emitted with")
    func attributes() throws {
        let unit = try unit()
        try unit.hook("start") { charm throws in
            charm.act = { _, event in
                let event = try #require(event as? RelationDepartedEvent)
                #expect(event.relation.id == 3)
                #expect(event.app.name == "pg")
                #expect(event.unit.name == "pg/1")
                #expect(event.departingUnit?.name == "pg/1")
            }
            try charm.framework.observe(.relationDeparted("db"), charm, ScriptedCharm.first)
            let departed = charm.model.unit("pg/1")
            try charm.framework.emit(
                .relationDeparted("db"), relation: Self.relation(charm), unit: departed, departingUnit: departed)
            #expect(charm.trace.count == 1)
        }
    }

    @Test("an action's event has the parameters of the action that runs")
    func action() throws {
        let unit = try unit()
        unit.juju.answer("action-get", #"{"force":true}"#)
        try unit.hook("start") { charm throws in
            charm.act = { _, event in
                let event = try #require(event as? ActionEvent)
                #expect(event.id == "12")
                #expect(event.parameters["force"] == true)
            }
            try charm.framework.observe(.action("backup"), charm, ScriptedCharm.first)
            try charm.framework.emit(.action("backup"), id: "12")
            #expect(charm.trace.count == 1)
        }
    }

    @Test("one about something else than it is named for is an error, and is not delivered")
    func mismatch() throws {
        let unit = try unit()
        try unit.hook("start") { charm throws in
            let relation = try Self.relation(charm)
            let model = charm.model
            let scratch = Storage(name: "scratch", index: 0, backend: model.backend)
            let other = Container(name: "other", context: model.backend.context, logger: model.backend.logger)
            let framework = charm.framework
            let attempts: [() throws -> Void] = [
                { try framework.emit(.relationCreated("log-target"), relation: relation) },
                { try framework.emit(.storageDetaching("data"), storage: scratch) },
                { try framework.emit(.pebbleReady("workload"), container: other) },
                {
                    try framework.emit(
                        .relationChanged("db"), relation: relation, app: model.application("pg"),
                        unit: model.unit("mysql/0"))
                },
            ]
            for attempt in attempts {
                #expect(code(of: attempt) == .invalidArgument)
            }
            #expect(code { try framework.emit(.relationCreated("nosuch"), relation: relation) } == .invalidArgument)
            #expect(code { try framework.emit(.action("nosuch")) } == .notDeclared)
        }
    }
}
