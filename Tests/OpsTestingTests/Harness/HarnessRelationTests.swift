import Ops
import OpsTesting
import Testing

@Suite("Relations of a harness")
struct HarnessRelationTests {
    private let harness: Harness<NotingCharm>

    init() throws { harness = try .begun() }

    @Test func `has a new relation without units, and with empty databags`() throws {
        let id = try harness.addRelation("db", app: "pg")
        let relation = try #require(try harness.model.relation("db"))
        #expect(relation.id == id)
        #expect(try relation.app?.name == "pg")
        #expect(try relation.units.isEmpty)
        for entity in ["webapp", "webapp/0", "pg"] { #expect(try harness.relationData(id, of: entity) == [:]) }
    }

    @Test func `tells of a relation, its units and their data, one event for each`() throws {
        let id = try harness.addRelation("db", app: "pg")
        #expect(try harness.takeNotes() == ["db_relation_created pg"])
        try harness.addRelationUnit(id, unit: "pg/0")
        #expect(try harness.takeNotes() == ["db_relation_joined pg/0"])
        try harness.updateRelationData(id, of: "pg", ["key": "value"])
        #expect(try harness.takeNotes() == ["db_relation_changed pg"])
        try harness.updateRelationData(id, of: "pg/0", ["key": "value"])
        #expect(try harness.takeNotes() == ["db_relation_changed pg/0"])
    }

    @Test func `adds the remote unit 0 together with data`() throws {
        let id = try harness.addRelation("db", app: "pg", appData: ["a": "1"], unitData: ["b": "2"])
        #expect(
            try harness.takeNotes() == [
                "db_relation_created pg", "db_relation_joined pg/0", "db_relation_changed pg",
                "db_relation_changed pg/0",
            ])
        #expect(try harness.relationData(id, of: "pg") == ["a": "1"])
        #expect(try harness.relationData(id, of: "pg/0") == ["b": "2"])
    }

    @Test func `adds the remote unit 0 for empty data as well`() throws {
        try harness.addRelation("db", app: "pg", unitData: [:])
        #expect(try harness.takeNotes() == ["db_relation_created pg", "db_relation_joined pg/0"])
    }

    @Test func `shows the charm what a remote unit has written`() throws {
        let id = try harness.addRelation("db", app: "pg")
        try harness.addRelationUnit(id, unit: "pg/0")
        try harness.updateRelationData(id, of: "pg/0", ["key": "value"])
        let relation = try harness.model.relation("db", id: id)
        #expect(try relation.units.map(\.name) == ["pg/0"])
        #expect(try relation.data[harness.model.unit("pg/0")].values == ["key": "value"])
    }

    @Test func `lists the ids of all relations of an endpoint`() throws {
        #expect(try harness.model.relations("db").isEmpty)
        let ids = try ["pg", "mysql"].map { try harness.addRelation("db", app: $0) }
        #expect(try harness.model.relations("db").map(\.id).sorted() == ids.sorted())
        #expect(opsError { _ = try harness.model.relations("unknown") }?.code == .notDeclared)
    }

    @Test func `knows the remote application before any unit, and after several`() throws {
        let id = try harness.addRelation("db", app: "pg")
        #expect(try harness.model.relation("db", id: id).app?.name == "pg")
        for unit in ["pg/0", "pg/1"] { try harness.addRelationUnit(id, unit: unit) }
        #expect(try harness.model.relation("db", id: id).app?.name == "pg")
        #expect(try harness.model.relation("db", id: 7).app == nil)
    }

    @Test func `has the other application in the same model`() throws {
        try harness.addRelation("db", app: "pg", unitData: ["key": "value"])
        #expect(try harness.model.relation("db")?.remoteModel.uuid == harness.model.uuid)
    }

    @Test func `has nothing of a relation that there is not`() throws {
        let relation = try harness.model.relation("db", id: 1234)
        #expect(try relation.units.isEmpty)
        #expect(try !relation.isActive)
        #expect(try relation.data[harness.model.unit].values.isEmpty)
    }

    @Test(arguments: ["", "pg/0"])
    func `refuses a name of no application`(name: String) {
        #expect(testingError { try harness.addRelation("db", app: name) }?.code == .invalidValue)
    }

    @Test func `refuses an endpoint that is not declared, and says which ones are`() {
        let error = testingError { try harness.addRelation("dbase", app: "pg") }
        #expect(error?.code == .notDeclared)
        #expect(error?.description == "The charm declares no endpoint 'dbase'; it has 'db', 'cache'.")
    }

    @Test(arguments: ["mysql/0", "pg", "pg/", "pg/x", "pg/-1", "pgbouncer/0"])
    func `refuses a unit that is none of the other application's`(unit: String) throws {
        let id = try harness.addRelation("db", app: "pg")
        #expect(testingError { try harness.addRelationUnit(id, unit: unit) }?.code == .invalidValue)
    }

    // MARK: Removing

    @Test func `tells of each unit's departure before the relation is broken`() throws {
        let id = try harness.addRelation("db", app: "pg")
        for unit in ["pg/0", "pg/1"] { try harness.addRelationUnit(id, unit: unit) }
        _ = try harness.takeNotes()
        try harness.removeRelation(id)
        #expect(
            try harness.takeNotes() == [
                "db_relation_departed pg/0, of pg/0", "db_relation_departed pg/1, of pg/1", "db_relation_broken pg",
            ])
        #expect(try harness.model.relations("db").isEmpty)
        #expect(testingError { _ = try harness.relationData(id, of: "pg") }?.code == .notFound)
    }

    @Test func `removes one relation of an endpoint and keeps the other`() throws {
        let kept = try harness.addRelation("db", app: "pg")
        let removed = try harness.addRelation("db", app: "pg")
        try harness.addRelationUnit(kept, unit: "pg/0")
        try harness.addRelationUnit(removed, unit: "pg/1")
        _ = try harness.takeNotes()
        try harness.removeRelation(removed)
        #expect(try harness.takeNotes() == ["db_relation_departed pg/1, of pg/1", "db_relation_broken pg"])
        #expect(try harness.model.relations("db").map(\.id) == [kept])
        #expect(try harness.model.relation("db")?.units.map(\.name) == ["pg/0"])
    }

    @Test func `does not remove a relation that there is not`() throws {
        let id = try harness.addRelation("db", app: "pg")
        #expect(opsError { try harness.removeRelation(id + 1) }?.code == .relationNotFound)
        #expect(try harness.model.relations("db").map(\.id) == [id])
    }

    @Test func `forgets a removed relation where the charm has looked at it before`() throws {
        let id = try harness.addRelation("db", app: "pg", appData: ["key": "value"])
        let relation = try #require(try harness.model.relation("db"))
        #expect(try relation.data[harness.model.application("pg")]["key"] == "value")
        try harness.removeRelation(id)
        #expect(try harness.model.relation("db") == nil)
        #expect(try !relation.isActive)
        #expect(opsError { _ = try relation.data[harness.model.application("pg")] }?.code == .invalidArgument)
    }

    @Test func `lets the charm read a departing unit's databag, which is gone after that`() throws {
        let id = try harness.addRelation("db", app: "pg", unitData: ["key": "value"])
        let unit = harness.model.unit("pg/0")
        var seen: [String?] = []
        var unitsInEvent = ["?"]
        try harness.charm.act = { event in
            guard let event = event as? RelationDepartedEvent else { return }
            seen.append(try event.relation.data[event.unit]["key"])
            unitsInEvent = try event.relation.units.map(\.name)
        }
        try harness.removeRelationUnit(id, unit: "pg/0")
        #expect(seen == ["value"])
        #expect(unitsInEvent.isEmpty)
        #expect(try harness.relationData(id, of: "pg/0") == nil)
        let relation = try harness.model.relation("db", id: id)
        #expect(try relation.isActive)
        #expect(try relation.units.isEmpty)
        #expect(opsError { _ = try relation.data[unit] }?.code == .invalidArgument)
    }

    @Test func `removes one unit and keeps the other with its data`() throws {
        let id = try harness.addRelation("db", app: "pg")
        for number in 0...1 {
            try harness.addRelationUnit(id, unit: "pg/\(number)")
            try harness.updateRelationData(id, of: "pg/\(number)", ["key\(number)": "value"])
        }
        _ = try harness.takeNotes()
        try harness.removeRelationUnit(id, unit: "pg/1")
        #expect(try harness.takeNotes() == ["db_relation_departed pg/1, of pg/1"])
        #expect(try harness.model.relation("db")?.units.map(\.name) == ["pg/0"])
        #expect(try harness.relationData(id, of: "pg/0") == ["key0": "value"])
    }

    @Test func `does not remove a unit that is not in the relation`() throws {
        let id = try harness.addRelation("db", app: "pg")
        #expect(testingError { try harness.removeRelationUnit(id, unit: "pg/3") }?.code == .notFound)
    }

    @Test func `lets the charm read the other application's data while the relation breaks`() throws {
        let id = try harness.addRelation("db", app: "pg", appData: ["key": "value"])
        var seen: String?
        var isListed = true
        try harness.charm.act = { event in
            guard let event = event as? RelationBrokenEvent else { return }
            seen = try event.relation.data[event.app]["key"]
            isListed = try !event.framework.model.relations("db").isEmpty
            #expect(try event.relation.units.isEmpty)
            #expect(try !event.relation.isActive)
        }
        try harness.removeRelation(id)
        #expect(seen == "value")
        #expect(!isListed)
    }

    @Test func `drops the network of a removed relation`() throws {
        try harness.addNetwork("10.0.0.1")
        let id = try harness.addRelation("db", app: "pg")
        try harness.addNetwork("10.9.9.9", endpoint: "db", relationID: id)
        try harness.removeRelation(id)
        let relation = try harness.model.relation("db", id: id)
        #expect(try harness.model.binding(relation).network.bindAddress?.description == "10.0.0.1")
    }
}
