import Ops
import OpsTesting
import Testing

@Suite("Peer relations of a harness")
struct HarnessPeerTests {
    private let harness: Harness<NotingCharm>
    private let id: Int

    init() throws {
        harness = try .begun(Metadata.cluster)
        id = try harness.addRelation("ring", app: "cluster")
        _ = try harness.takeNotes()
    }

    @Test func `tells a follower what its leader has written, and the leader nothing`() throws {
        try harness.setLeader(true)
        _ = try harness.takeNotes()
        try harness.updateRelationData(id, of: "cluster", ["key": "1"])
        #expect(try harness.takeNotes() == [])
        try harness.setLeader(false)
        try harness.updateRelationData(id, of: "cluster", ["key": "2"])
        #expect(try harness.takeNotes() == ["ring_relation_changed cluster"])
        let relation = try #require(try harness.model.relation("ring"))
        #expect(try relation.data[harness.model.app]["key"] == "2")
    }

    @Test(arguments: [false, true])
    func `tells the unit nothing of its own databag`(isLeader: Bool) throws {
        try harness.setLeader(isLeader)
        _ = try harness.takeNotes()
        let databag = try #require(try harness.model.relation("ring")).data[harness.model.unit]
        try databag.set("key", to: "charm's")
        try harness.updateRelationData(id, of: "cluster/0", ["key": "test's"])
        #expect(try databag["key"] == "test's")
        try databag.set("key", to: "charm's again")
        #expect(try harness.relationData(id, of: "cluster/0") == ["key": "charm's again"])
        #expect(try harness.takeNotes() == [])
    }

    @Test func `lets the leader write what its application tells, without an event`() throws {
        try harness.setLeader(true)
        _ = try harness.takeNotes()
        let databag = try #require(try harness.model.relation("ring")).data[harness.model.app]
        try harness.withinHook { try databag.set("key", to: "value") }
        #expect(try harness.relationData(id, of: "cluster") == ["key": "value"])
        #expect(try harness.takeNotes() == [])
    }

    @Test func `keeps what was written before begin, and tells nobody`() throws {
        let harness = try Harness(NotingCharm.self, metadata: Metadata.cluster)
        try harness.setLeader(true)
        let id = try harness.addRelation("ring", app: "cluster")
        try harness.updateRelationData(id, of: "cluster", ["key": "app"])
        try harness.updateRelationData(id, of: "cluster/0", ["key": "unit"])
        try harness.begin()
        #expect(try harness.relationData(id, of: "cluster") == ["key": "app"])
        #expect(try harness.relationData(id, of: "cluster/0") == ["key": "unit"])
        #expect(try harness.takeNotes() == [])
    }

    @Test func `has the charm's own application at the other end`() throws {
        try harness.addRelationUnit(id, unit: "cluster/1")
        #expect(try harness.takeNotes() == ["ring_relation_joined cluster/1"])
        let relation = try #require(try harness.model.relation("ring"))
        #expect(try relation.app == harness.model.app)
        #expect(try relation.units.map(\.name) == ["cluster/1"])
    }

    @Test func `refuses another application`() {
        let error = testingError { try harness.addRelation("ring", app: "other") }
        #expect(error?.code == .invalidValue)
        #expect(
            error?.description
                == "The endpoint 'ring' is for the application's own units, not for those of 'other'; give 'cluster'.")
    }

    @Test func `refuses the unit itself as one of its peers`() {
        #expect(testingError { try harness.addRelationUnit(id, unit: "cluster/0") }?.code == .invalidValue)
    }
}
