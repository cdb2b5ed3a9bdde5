import Ops
import OpsTesting
import Testing

@Suite("Databags of a harness")
struct HarnessRelationDataTests {
    private let harness: Harness<NotingCharm>
    private let id: Int

    init() throws {
        harness = try .begun()
        id = try harness.addRelation("db", app: "pg")
        try harness.addRelationUnit(id, unit: "pg/0")
        _ = try harness.takeNotes()
    }

    private func relation() throws -> Relation { try harness.model.relation("db", id: id) }

    @Test func `gives the databag of whoever is in the relation`() throws {
        try harness.updateRelationData(id, of: "pg", ["remote": "data"])
        #expect(try harness.relationData(id, of: "pg") == ["remote": "data"])
        #expect(try harness.relationData(id, of: "webapp") == [:])
        #expect(try harness.relationData(id, of: "webapp/0") == [:])
        #expect(try harness.relationData(id, of: "webapp/1") == nil)
        #expect(try harness.relationData(id, of: "mysql") == nil)
        #expect(testingError { _ = try harness.relationData(99, of: "pg") }?.code == .notFound)
    }

    @Test func `shows what is new together with what was there`() throws {
        var seen: [OrderedDictionary<String, String>] = []
        try harness.charm.act = { event in
            guard let event = event as? RelationChangedEvent, let unit = event.unit else { return }
            seen.append(try event.relation.data[unit].values)
        }
        try harness.updateRelationData(id, of: "pg/0", ["first": "1"])
        try harness.updateRelationData(id, of: "pg/0", ["second": "2"])
        #expect(seen == [["first": "1"], ["first": "1", "second": "2"]])
    }

    @Test func `removes a key whose value becomes empty`() throws {
        try harness.updateRelationData(id, of: "pg/0", ["key": "value"])
        try harness.updateRelationData(id, of: "pg/0", ["key": ""])
        #expect(try harness.relationData(id, of: "pg/0") == [:])
        #expect(try harness.takeNotes() == ["db_relation_changed pg/0", "db_relation_changed pg/0"])
    }

    @Test(arguments: ["pg", "pg/0"], [[:], ["key": "value"], ["absent": ""]])
    func `tells of nothing where nothing has changed`(entity: String, values: [String: String]) throws {
        try harness.updateRelationData(id, of: entity, ["key": "value"])
        _ = try harness.takeNotes()
        try harness.updateRelationData(id, of: entity, values)
        #expect(try harness.takeNotes() == [])
    }

    @Test(arguments: [false, true])
    func `tells the charm nothing of its own databags`(isLeader: Bool) throws {
        try harness.setLeader(isLeader)
        _ = try harness.takeNotes()
        try harness.updateRelationData(id, of: "webapp/0", ["key": "unit"])
        try harness.updateRelationData(id, of: "webapp", ["key": "app"])
        #expect(try harness.takeNotes() == [])
        #expect(try relation().data[harness.model.unit]["key"] == "unit")
        #expect(try relation().data[harness.model.app]["key"] == "app")
    }

    @Test func `has what a test writes into the charm's databag beside what the charm wrote`() throws {
        try relation().data[harness.model.unit].set("key", to: "charm's")
        try harness.updateRelationData(id, of: "webapp/0", ["other": "test's"])
        #expect(try relation().data[harness.model.unit].values == ["key": "charm's", "other": "test's"])
        try relation().data[harness.model.unit].set("other", to: "charm's")
        #expect(try harness.relationData(id, of: "webapp/0") == ["key": "charm's", "other": "charm's"])
        #expect(try harness.takeNotes() == [])
    }

    @Test func `has what was written before begin`() throws {
        let harness = try Harness(NotingCharm.self, metadata: Metadata.webapp)
        let id = try harness.addRelation("db", app: "pg")
        try harness.updateRelationData(id, of: "webapp", ["key": "app"])
        try harness.updateRelationData(id, of: "webapp/0", ["ingress-address": "192.0.2.1"])
        try harness.begin()
        #expect(try harness.relationData(id, of: "webapp") == ["key": "app"])
        #expect(try harness.relationData(id, of: "webapp/0") == ["ingress-address": "192.0.2.1"])
        #expect(try harness.takeNotes() == [])
    }

    @Test func `has a key that the charm removes gone`() throws {
        try harness.updateRelationData(id, of: "webapp/0", ["key": "value"])
        try relation().data[harness.model.unit].remove("key")
        #expect(try harness.relationData(id, of: "webapp/0") == [:])
    }

    @Test(arguments: ["webapp/1", "pg/7", "mysql", "mysql/0"])
    func `does not write for who is not in the relation`(entity: String) {
        #expect(testingError { try harness.updateRelationData(id, of: entity, ["a": "b"]) }?.code == .notFound)
    }

    @Test func `asks for a databag once, and again when it has changed`() throws {
        let unit = harness.model.unit("pg/0")
        func reads() -> Int { harness.hookCommands.count { $0.name == "relation-get" } }
        let relation = try relation()
        let before = reads()
        for _ in 0..<3 { _ = try relation.data[unit]["key"] }
        #expect(reads() == before + 1)
        try harness.updateRelationData(id, of: "pg/0", ["key": "value"])
        #expect(try relation.data[unit]["key"] == "value")
        #expect(reads() == before + 2)
    }
}
