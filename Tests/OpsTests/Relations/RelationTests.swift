import HookCommands
import OrderedCollections
import Testing

@testable import Ops

@Suite struct RelationTests {
    @Test("relations and their units are listed once")
    func listed() throws {
        let unit = try UnitInTest.related()
        try unit.inCharm { charm throws in
            for _ in 0..<2 {
                let relation = try #require(try charm.model.relation("db"))
                #expect(try charm.model.relations("db") == [relation])
                #expect(relation.description == "db:3")
                #expect(try relation.app?.name == "pg")
                #expect(try relation.units.map(\.name) == ["pg/0", "pg/1"])
                #expect(try relation.isActive)
            }
        }
        #expect(unit.juju.calls == ["relation-ids db --format=json", "relation-list --format=json -r db:3"])
    }

    @Test("a relation that is named by its number is not asked for before it is needed")
    func lazy() throws {
        let unit = try UnitInTest.related()
        try unit.inCharm { charm throws in
            let relation = try charm.model.relation("db", id: 7)
            #expect(relation.name == "db" && relation.id == 7)
            _ = try relation.data[charm.unit]
        }
        #expect(unit.juju.calls.isEmpty)
    }

    @Test("several relations where one is asked for are an error")
    func tooMany() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("relation-ids", #"["db:3","db:4"]"#)
        try unit.inCharm { charm throws in
            let error = #expect(throws: OpsError.self) { try charm.model.relation("db") }
            #expect(error?.code == .tooManyRelatedApps)
            #expect(error?.description.hasPrefix("Too many remote applications on db (2 > 1)") == true)
            #expect(try charm.model.relations("db").map(\.id) == [3, 4])
        }
    }

    @Test("no relation is none, and an endpoint that is not declared is an error that lists those that are")
    func none() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("relation-ids", "[]")
        try unit.inCharm { charm throws in
            #expect(try charm.model.relation("db") == nil)
            let error = #expect(throws: OpsError.self) { try charm.model.relation("dv") }
            #expect(error?.code == .notDeclared)
            #expect(
                error?.description
                    == "The charm declares no endpoint 'dv'; its endpoints are: cluster, db, log-target.")
            #expect(code { _ = try charm.model.relation("dv", id: 3) } == .notDeclared)
        }
    }

    @Test("a relation that is gone has no units and no data, and is not active")
    func gone() throws {
        let unit = try UnitInTest.related()
        for tool in ["relation-list", "relation-get", "relation-set", "relation-model-get"] {
            unit.juju.failures[tool] = "ERROR invalid value \"db:9\" for option -r: relation not found"
        }
        try unit.inCharm { charm throws in
            let relation = try charm.model.relation("db", id: 9)
            #expect(try relation.units.isEmpty)
            #expect(try relation.app == nil)
            #expect(try !relation.isActive)
            #expect(try relation.data[charm.unit].values.isEmpty)
            #expect(code { try relation.data[charm.unit].set("a", to: "b") } == .relationNotFound)
            #expect(code { _ = try relation.remoteModel } == .relationNotFound)
        }
    }

    @Test("a refusal means that the relation is gone, unless it is one that Juju makes of a relation that is there")
    func refused() throws {
        for (isLeader, owner, isGone) in [
            (true, "pg", true), (false, "pg", true), (true, "pg/0", true), (true, "app", true), (false, "app", false),
        ] {
            let unit = try UnitInTest.related(isLeader: isLeader)
            unit.juju.failures["relation-get"] = "ERROR permission denied"
            let framework = try unit.framework()
            defer { framework.close() }
            let data = try framework.model.relation("db", id: 3).data
            let databag =
                try owner.contains("/") ? data[framework.model.unit(owner)] : data[framework.model.application(owner)]
            #expect(code { _ = try databag.values } == (isGone ? nil : .hookCommandFailed), "\(isLeader) \(owner)")
            let isReported = unit.juju.logLines.contains { $0.contains("authz_fail") }
            #expect(isReported == !isGone, "\(isLeader) \(owner)")
        }
    }

    @Test("a write that is refused tells a relation that is gone from one that is not the unit's to write")
    func refusedWrite() throws {
        for (isLeader, owner, expected) in [
            (true, "app/0", OpsError.Code.relationNotFound), (true, "app", .relationNotFound),
            (false, "app", .hookCommandFailed),
        ] {
            let unit = try UnitInTest.related(isLeader: isLeader)
            unit.juju.failures["relation-set"] = "ERROR permission denied"
            let framework = try unit.framework()
            defer { framework.close() }
            let data = try framework.model.relation("db", id: 3).data
            let databag = try owner == "app" ? data[framework.model.app] : data[framework.model.unit]
            #expect(code { try databag.set("z", to: "1") } == expected)
        }
    }

    @Test("of a peer relation the remote application is the unit's own")
    func peers() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("relation-list", #"["app/1"]"#)
        try unit.inCharm { charm throws in
            let relation = try charm.model.relation("cluster", id: 1)
            #expect(try relation.app == charm.app)
            #expect(unit.juju.calls.isEmpty)
            #expect(try relation.data.units.map(\.name) == ["app/0", "app/1"])
            #expect(try relation.data.apps.map(\.name) == ["app"])
        }
    }

    @Test("the remote model is asked for once")
    func remoteModel() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("relation-model-get", #"{"uuid":"u-1"}"#)
        try unit.inCharm { charm throws in
            #expect(try charm.model.relation("db", id: 3).remoteModel.uuid == "u-1")
            #expect(try charm.model.relation("db", id: 3).remoteModel.uuid == "u-1")
        }
        #expect(unit.juju.calls == ["relation-model-get --format=json -r db:3"])
    }

    @Test("a relation that is about to be gone is not listed, and its remote unit's databag can still be read")
    func broken() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("relation-list", "[]")
        let charm = try unit.hook("db-relation-broken", relationEnvironment) { charm in
            try charm.framework.observe(.relationBroken("db"), charm, ScriptedCharm.first)
            charm.act = { _, event in
                let event = try #require(event as? RelationBrokenEvent)
                #expect(try charm.model.relations("db").isEmpty)
                #expect(try charm.model.relation("db") == nil)
                #expect(try !event.relation.isActive)
                #expect(try event.relation.data[charm.model.unit("pg/0")]["a"] == "1")
                #expect(try event.relation.units.isEmpty)
            }
        }
        #expect(charm.trace.count == 1)
    }

    @Test("a unit that departs is not listed, and its databag can still be read")
    func departed() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("relation-list", #"["pg/1"]"#)
        let environment = relationEnvironment.merging(["JUJU_DEPARTING_UNIT": "pg/0"]) { $1 }
        let charm = try unit.hook("db-relation-departed", environment) { charm in
            try charm.framework.observe(.relationDeparted("db"), charm, ScriptedCharm.first)
            charm.act = { _, event in
                let event = try #require(event as? RelationDepartedEvent)
                #expect(event.unit.name == "pg/0" && event.departingUnit?.name == "pg/0")
                #expect(try event.relation.isActive)
                #expect(try event.relation.units.map(\.name) == ["pg/1"])
                #expect(try event.relation.data.units.map(\.name) == ["app/0", "pg/1", "pg/0"])
                #expect(try event.relation.data[event.unit]["a"] == "1")
            }
        }
        #expect(charm.trace.count == 1)
    }
}
