import Ops
import OpsTesting
import Testing

@Suite("The initial hooks of a harness")
struct HarnessInitialHookTests {
    private func notes(_ metadata: String, _ prepare: (Harness<NotingCharm>) throws -> Void = { _ in }) throws
        -> [String]
    {
        let harness = try Harness(NotingCharm.self, metadata: metadata)
        try prepare(harness)
        try harness.beginWithInitialHooks()
        return try harness.takeNotes()
    }

    @Test func `come in Juju's order`() throws {
        #expect(
            try notes("name: app") { try $0.setLeader(true) }
                == ["install", "leader_elected", "config_changed", "start"])
    }

    @Test func `tell a follower of the leader's settings`() throws {
        #expect(try notes("name: app") == ["install", "leader_settings_changed", "config_changed", "start"])
    }

    @Test func `make the peer relations that are missing`() throws {
        #expect(
            try notes(Metadata.cluster) == [
                "install", "ring_relation_created cluster", "leader_settings_changed", "config_changed", "start",
            ])
    }

    @Test func `tell of a peer relation that is there, and make no second one`() throws {
        let harness = try Harness(NotingCharm.self, metadata: Metadata.cluster)
        try harness.addRelation("ring", app: "cluster")
        try harness.beginWithInitialHooks()
        #expect(try harness.takeNotes().count { $0 == "ring_relation_created cluster" } == 1)
        #expect(try harness.model.relations("ring").count == 1)
    }

    @Test func `tell of no relation of an endpoint that has none`() throws {
        #expect(try notes(Metadata.webapp).allSatisfy { !$0.contains("relation") })
    }

    @Test func `tell of a relation before the leader, and of its units after the start`() throws {
        let notes = try notes(Metadata.webapp) { harness in
            try harness.setLeader(true)
            let id = try harness.addRelation("db", app: "pg")
            try harness.addRelationUnit(id, unit: "pg/0")
            try harness.updateRelationData(id, of: "pg/0", ["key": "value"])
        }
        #expect(
            notes == [
                "install", "db_relation_created pg", "leader_elected", "config_changed", "start",
                "db_relation_joined pg/0", "db_relation_changed pg/0",
            ])
    }

    @Test func `tell of an application's data only where there are any, before its units`() throws {
        let notes = try notes(Metadata.webapp) { harness in
            let id = try harness.addRelation("db", app: "pg")
            try harness.updateRelationData(id, of: "pg", ["key": "value"])
            try harness.addRelationUnit(id, unit: "pg/0")
        }
        #expect(notes.suffix(3) == ["db_relation_changed pg", "db_relation_joined pg/0", "db_relation_changed pg/0"])
    }

    @Test func `tell of units in the order of their names, each joined and changed`() throws {
        let notes = try notes(Metadata.webapp) { harness in
            let id = try harness.addRelation("db", app: "pg")
            for number in [10, 1, 2] { try harness.addRelationUnit(id, unit: "pg/\(number)") }
        }
        #expect(
            notes.suffix(6) == [
                "db_relation_joined pg/1", "db_relation_changed pg/1", "db_relation_joined pg/10",
                "db_relation_changed pg/10", "db_relation_joined pg/2", "db_relation_changed pg/2",
            ])
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `tell of several relations in one order or the other, which the seed decides`(seed: UInt64) throws {
        let notes = try notes(seed: seed)
        let created = Set(notes[1...2])
        #expect(created == ["db_relation_created pg", "db_relation_created mysql"])
        let pg = ["db_relation_joined pg/0", "db_relation_changed pg/0"]
        let mysql = ["db_relation_joined mysql/0", "db_relation_changed mysql/0"]
        #expect([pg + mysql, mysql + pg].contains(Array(notes.suffix(4))))
        #expect(try self.notes(seed: seed) == notes)
    }

    private func notes(seed: UInt64) throws -> [String] {
        let harness = try Harness(NotingCharm.self, metadata: Metadata.webapp, seed: seed)
        for app in ["pg", "mysql"] {
            try harness.addRelationUnit(try harness.addRelation("db", app: app), unit: "\(app)/0")
        }
        try harness.beginWithInitialHooks()
        return try harness.takeNotes()
    }

    @Test func `shuffle relations by the seed`() throws {
        let orders = try Set((0..<16).map { try notes(seed: $0) })
        #expect(orders.count > 1)
    }

    @Test func `leave an unknown status behind where the charm has set none`() throws {
        let harness = try Harness(NotingCharm.self, metadata: Metadata.webapp)
        try harness.setLeader(true)
        try harness.beginWithInitialHooks()
        #expect(try harness.model.unit.status == .unknown)
        #expect(try harness.model.app.status == .unknown)
    }

    @Test func `leave the status that the charm has set`() throws {
        let harness = try Harness(InstallingCharm.self, metadata: "name: app")
        try harness.beginWithInitialHooks()
        #expect(try harness.model.unit.status == .maintenance("installing"))
    }
}

/// A charm that says what it does.
private final class InstallingCharm: Charm {
    let framework: Framework

    init(_ framework: Framework) throws {
        self.framework = framework
        try framework.observe(.install, self, InstallingCharm.install)
    }

    private func install(_ event: InstallEvent) throws { try unit.setStatus(.maintenance("installing")) }
}
