import Ops
import OpsTesting
import Testing

@Suite("Handlers that fail or defer in a harness")
struct HarnessFailureTests {
    private let harness: Harness<NotingCharm>
    private let id: Int

    init() throws {
        harness = try .begun(config: "options: {size: {type: int}}")
        id = try harness.addRelation("db", app: "pg")
        _ = try harness.takeNotes()
    }

    @Test func `lets the error reach the test, and keeps nothing that was written`() throws {
        try harness.setLeader(true)
        try harness.charm.act = { event in
            let model = event.framework.model
            let relation = try model.relation("db", id: self.id)
            try relation.data[model.unit].set("key", to: "value")
            try relation.data[model.app].set("key", to: "value")
            try model.unit.openPort(.tcp(80))
            _ = try model.unit.addSecret(["key": "value"])
            throw TestFailure()
        }
        #expect(throws: TestFailure.self) { try harness.updateConfig() }
        #expect(try harness.relationData(id, of: "webapp/0") == [:])
        #expect(try harness.relationData(id, of: "webapp") == [:])
        #expect(harness.state.openedPorts.isEmpty)
        #expect(harness.state.secrets.isEmpty)
    }

    @Test func `keeps what Juju does at once: a status, the workload's version, a line`() throws {
        try harness.charm.act = { event in
            let model = event.framework.model
            try model.unit.setStatus(.blocked("stuck"))
            try model.unit.setWorkloadVersion("2")
            try model.hookCommands.jujuLog("so far", level: .info)
            throw TestFailure()
        }
        #expect(throws: TestFailure.self) { try harness.updateConfig() }
        #expect(try harness.model.unit.status == .blocked("stuck"))
        #expect(harness.workloadVersion == "2")
        #expect(harness.logs.contains(LogLine(level: .info, message: "so far")))
    }

    @Test func `goes on after a failure`() throws {
        try harness.charm.act = { _ in throw TestFailure() }
        #expect(throws: TestFailure.self) { try harness.updateConfig(["size": 1]) }
        try harness.charm.act = { _ in }
        try harness.updateConfig(["size": 2])
        #expect(try harness.model.config["size"] == 2)
        #expect(try harness.takeNotes() == ["config_changed", "config_changed"])
        try harness.reemit()
        #expect(try harness.takeNotes() == [])
    }

    @Test func `has nothing of a charm that fails while it is made`() throws {
        let harness = try Harness(FailingCharm.self, metadata: "name: app")
        #expect(throws: TestFailure.self) { try harness.begin() }
        #expect(harness.state.openedPorts.isEmpty)
        #expect(testingError { _ = try harness.charm }?.code == .misuse)
        #expect(testingError { try harness.begin() }?.code == .misuse)
    }

    // MARK: Deferring

    /// Has the handlers of all events defer them.
    private func deferAll() throws { try harness.charm.act = { ($0 as? any DeferrableEvent)?.defer() } }

    @Test func `keeps a deferred event until it is told to deliver it again`() throws {
        try deferAll()
        try harness.updateConfig()
        try harness.addRelationUnit(id, unit: "pg/0")
        #expect(try harness.takeNotes() == ["config_changed", "db_relation_joined pg/0"])
        try harness.reemit()
        #expect(try harness.takeNotes() == ["config_changed", "db_relation_joined pg/0"])
        try harness.charm.act = { _ in }
        try harness.reemit()
        #expect(try harness.takeNotes() == ["config_changed", "db_relation_joined pg/0"])
        try harness.reemit()
        #expect(try harness.takeNotes() == [])
    }

    @Test func `tells of an event while an equal one waits`() throws {
        try deferAll()
        try harness.updateConfig()
        try harness.updateConfig()
        #expect(try harness.takeNotes() == ["config_changed", "config_changed"])
        #expect(try harness.framework.deferredEvents.count == 2)
    }

    @Test func `has the same events waiting after a delivery that fails`() throws {
        try deferAll()
        try harness.updateConfig()
        try harness.addRelationUnit(id, unit: "pg/0")
        _ = try harness.takeNotes()
        try harness.charm.act = { event in if event is RelationEvent { throw TestFailure() } }
        #expect(throws: TestFailure.self) { try harness.reemit() }
        #expect(try harness.framework.deferredEvents.map(\.kind) == ["config_changed", "db_relation_joined"])
        _ = try harness.takeNotes()
        try harness.charm.act = { _ in }
        try harness.reemit()
        #expect(try harness.takeNotes() == ["config_changed", "db_relation_joined pg/0"])
    }

    @Test func `shows a deferred event the model as it is now`() throws {
        try deferAll()
        try harness.updateConfig(["size": 1])
        var seen: PlainValue?
        try harness.charm.act = { _ in }
        try harness.updateConfig(["size": 2])
        try harness.charm.act = { seen = try $0.framework.model.config["size"] }
        try harness.reemit()
        #expect(seen == 2)
    }

    // MARK: Status

    @Test func `collects the status when it is told to, and sets the most serious`() throws {
        let harness = try Harness(StatusCharm.self, metadata: "name: app")
        try harness.setLeader(true)
        try harness.begin()
        #expect(try harness.model.unit.status == .maintenance(""))
        try harness.evaluateStatus()
        #expect(try harness.model.unit.status == .waiting("for a relation"))
        #expect(try harness.model.app.status == .blocked("by the rest"))
        try harness.charm.isReady = true
        try harness.evaluateStatus()
        #expect(try harness.model.unit.status == .active)
        #expect(try harness.model.app.status == .active("all units"))
    }
}

/// A charm that cannot be made.
private final class FailingCharm: Charm {
    let framework: Framework

    init(_ framework: Framework) throws {
        self.framework = framework
        try framework.model.unit.openPort(.tcp(80))
        throw TestFailure()
    }
}

/// A charm that says how it is when it is asked.
private final class StatusCharm: Charm {
    let framework: Framework
    var isReady = false

    init(_ framework: Framework) throws {
        self.framework = framework
        try framework.observe(.collectUnitStatus, self, StatusCharm.collect)
        try framework.observe(.collectAppStatus, self, StatusCharm.collectApp)
    }

    private func collectApp(_ event: CollectStatusEvent) {
        event.add(isReady ? .active("all units") : .blocked("by the rest"))
    }

    private func collect(_ event: CollectStatusEvent) {
        if !isReady { event.add(.waiting("for a relation")) }
        event.add(.active)
    }
}
