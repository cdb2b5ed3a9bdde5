import Ops
import OpsTesting
import Testing

@Suite("What a charm may do in a harness, and what a test may")
struct HarnessRightsTests {
    private let harness: Harness<NotingCharm>
    private let id: Int

    init() throws {
        harness = try .begun()
        id = try harness.addRelation("db", app: "pg")
        try harness.addRelationUnit(id, unit: "pg/0")
    }

    private func relation() throws -> Relation { try harness.model.relation("db", id: id) }

    @Test func `lets only the leader write its application's databag`() throws {
        let databag = try relation().data[harness.model.app]
        #expect(opsError { try harness.withinHook { try databag.set("key", to: "1") } }?.code == .relationDataAccess)
        #expect(try harness.relationData(id, of: "webapp") == [:])
        try harness.setLeader(true)
        try harness.withinHook { try databag.set("key", to: "2") }
        #expect(try harness.relationData(id, of: "webapp") == ["key": "2"])
    }

    @Test func `lets no handler write what is another's`() throws {
        try harness.setLeader(true)
        try harness.charm.act = { event in
            guard let event = event as? RelationChangedEvent, let unit = event.unit else { return }
            #expect(opsError { try event.relation.data[event.app].set("a", to: "b") }?.code == .relationDataAccess)
            #expect(opsError { try event.relation.data[unit].set("a", to: "b") }?.code == .relationDataAccess)
        }
        try harness.updateRelationData(id, of: "pg/0", ["key": "value"])
        #expect(try harness.relationData(id, of: "pg/0") == ["key": "value"])
        #expect(try harness.relationData(id, of: "pg") == [:])
    }

    @Test func `lets no follower read its own application's databag, unless it is for peers`() throws {
        try harness.updateRelationData(id, of: "webapp", ["key": "value"])
        let databag = try relation().data[harness.model.app]
        #expect(opsError { try harness.withinHook { _ = try databag["key"] } }?.code == .relationDataAccess)
        let cluster = try Harness<NotingCharm>.begun(Metadata.cluster)
        let ring = try cluster.addRelation("ring", app: "cluster")
        try cluster.updateRelationData(ring, of: "cluster", ["key": "value"])
        let peers = try cluster.model.relation("ring", id: ring)
        #expect(try cluster.withinHook { try peers.data[cluster.model.app]["key"] } == "value")
    }

    @Test func `lets a test write through the model what only a leader may`() throws {
        try relation().data[harness.model.app].set("key", to: "value")
        #expect(try harness.relationData(id, of: "webapp") == ["key": "value"])
    }

    @Test func `lets a test write another's databag while a handler runs`() throws {
        try harness.charm.act = { event in
            guard event is RelationJoinedEvent else { return }
            try self.harness.updateRelationData(self.id, of: "webapp", ["key": "value"])
        }
        try harness.addRelationUnit(id, unit: "pg/1")
        #expect(try harness.relationData(id, of: "webapp") == ["key": "value"])
    }

    @Test func `sends no event while a handler runs`() throws {
        var error: TestingError?
        try harness.charm.act = { event in
            guard event is RelationJoinedEvent else { return }
            error = testingError { try self.harness.setLeader(true) }
        }
        try harness.addRelationUnit(id, unit: "pg/1")
        #expect(error?.code == .misuse)
    }

    @Test func `lets only the leader set its application's status`() throws {
        let app = harness.model.app
        #expect(opsError { try app.setStatus(.active) }?.code == .notAllowed)
        try harness.setLeader(true)
        try app.setStatus(.active)
        #expect(try app.status == .active)
    }

    @Test(arguments: [true, false])
    func `gives a charm the same rights while it is made`(isLeader: Bool) throws {
        let harness = try Harness(PryingCharm.self, metadata: Metadata.webapp)
        try harness.setLeader(isLeader)
        let id = try harness.addRelation("db", app: "pg", appData: ["key": "remote"])
        try harness.updateRelationData(id, of: "webapp", ["key": "local"])
        try harness.begin()
        let charm = try harness.charm
        #expect(charm.remote == "remote")
        #expect(charm.refusals == (isLeader ? ["remote write"] : ["remote write", "local read", "local write"]))
        #expect(try harness.relationData(id, of: "webapp") == ["key": isLeader ? "charm's" : "local"])
    }

    @Test func `has no hook before begin`() throws {
        let harness = try Harness(NotingCharm.self, metadata: Metadata.webapp)
        #expect(testingError { try harness.withinHook {} }?.code == .misuse)
    }

    @Test func `keeps what was written within a hook that ends well, and drops it when the hook fails`() throws {
        let databag = try relation().data[harness.model.unit]
        #expect(throws: TestFailure.self) {
            try harness.withinHook {
                try databag.set("key", to: "lost")
                throw TestFailure()
            }
        }
        #expect(try harness.relationData(id, of: "webapp/0") == [:])
        try harness.withinHook { try databag.set("key", to: "kept") }
        #expect(try harness.relationData(id, of: "webapp/0") == ["key": "kept"])
    }
}

/// What a handler throws in a test.
struct TestFailure: Error {}
