import Ops
import OpsTesting
import Testing

@Suite("The unit of a harness, its application and its model")
struct HarnessUnitTests {
    private let harness: Harness<NotingCharm>

    init() throws { harness = try .begun() }

    // MARK: Leadership

    @Test func `tells a unit each time that it is made the leader, and never that it is not`() throws {
        #expect(try !harness.model.unit.isLeader)
        try harness.setLeader()
        try harness.setLeader(true)
        #expect(try harness.takeNotes() == ["leader_elected", "leader_elected"])
        #expect(try harness.model.unit.isLeader)
        try harness.setLeader(false)
        #expect(try harness.takeNotes() == [])
        #expect(try !harness.model.unit.isLeader)
    }

    @Test func `tells nothing of leadership while hooks are disabled, nor before begin`() throws {
        harness.disableHooks()
        try harness.setLeader(true)
        #expect(try harness.takeNotes() == [])
        let other = try Harness(NotingCharm.self, metadata: Metadata.webapp)
        try other.setLeader(true)
        try other.begin()
        #expect(try other.takeNotes() == [])
        #expect(try other.model.unit.isLeader)
    }

    @Test func `has no relation of peers when a leader is elected before one was added`() throws {
        let harness = try Harness<NotingCharm>.begun(Metadata.cluster)
        var relation: Relation?
        try harness.charm.act = { event in relation = try event.framework.model.relation("ring") }
        try harness.setLeader(true)
        #expect(relation == nil)
        #expect(try harness.takeNotes() == ["leader_elected"])
    }

    // MARK: Status and version

    @Test func `begins with an empty maintenance status, and an unknown one of the application`() throws {
        try harness.setLeader(true)
        #expect(try harness.model.unit.status == .maintenance(""))
        #expect(try harness.model.app.status == .unknown)
        #expect(harness.state.unitStatus == .maintenance(""))
    }

    @Test func `keeps the status that was set, each for itself`() throws {
        try harness.setLeader(true)
        try harness.model.unit.setStatus(.blocked("no database"))
        #expect(try harness.model.unit.status == .blocked("no database"))
        #expect(try harness.model.app.status == .unknown)
        try harness.model.app.setStatus(.active("serves"))
        #expect(try harness.model.app.status == .active("serves"))
        #expect(try harness.model.unit.status == .blocked("no database"))
        #expect(harness.state.appStatus == .active("serves"))
    }

    @Test func `sets a status by one hook command`() throws {
        let before = harness.hookCommands.count
        try harness.model.unit.setStatus(.active)
        #expect(harness.hookCommands.dropFirst(before).map(\.name) == ["status-set"])
    }

    @Test func `has no version of the workload before one is set`() throws {
        #expect(harness.workloadVersion == nil)
        try harness.model.unit.setWorkloadVersion("1.2.3")
        #expect(harness.workloadVersion == "1.2.3")
    }

    // MARK: Planned units

    @Test func `plans its peers and itself, unless a test says how many`() throws {
        let harness = try Harness<NotingCharm>.begun(Metadata.cluster)
        #expect(try harness.model.app.plannedUnits() == 1)
        let id = try harness.addRelation("ring", app: "cluster")
        for number in 1...3 { try harness.addRelationUnit(id, unit: "cluster/\(number)") }
        #expect(try harness.model.app.plannedUnits() == 4)
        try harness.setPlannedUnits(10)
        #expect(try harness.model.app.plannedUnits() == 10)
        try harness.setPlannedUnits(0)
        #expect(try harness.model.app.plannedUnits() == 0)
        try harness.setPlannedUnits(nil)
        #expect(try harness.model.app.plannedUnits() == 4)
        #expect(testingError { try harness.setPlannedUnits(-1) }?.code == .invalidValue)
    }

    @Test func `counts a peer of two relations once, and no unit of another application`() throws {
        let harness = try Harness<NotingCharm>.begun(
            "name: app\nrequires: {db: {interface: sql}}\npeers: {one: {interface: a}, two: {interface: b}}")
        for endpoint in ["one", "two"] {
            try harness.addRelationUnit(try harness.addRelation(endpoint, app: "app"), unit: "app/1")
        }
        try harness.addRelationUnit(try harness.addRelation("db", app: "pg"), unit: "pg/5")
        #expect(try harness.model.app.plannedUnits() == 2)
    }

    // MARK: The model

    @Test func `has the name and the identifier that were set before begin, and keeps them after it`() throws {
        let harness = try Harness(NotingCharm.self, metadata: Metadata.webapp)
        #expect(harness.model.name == "")
        try harness.setModel(name: "prod", uuid: "96957e90-e006-41eb-ba80-0242ac130004")
        #expect(harness.model.name == "prod")
        try harness.begin()
        #expect(testingError { try harness.setModel(name: "other") }?.code == .misuse)
        #expect(
            testingError { try harness.setModel(uuid: "af0479ea-e006-41eb-ba80-0242ac130004") }?.code == .misuse)
        #expect(harness.model.name == "prod")
        #expect(harness.model.uuid == "96957e90-e006-41eb-ba80-0242ac130004")
    }

    @Test func `has an identifier of a model as Juju makes them`() {
        let groups = harness.model.uuid.split(separator: "-")
        #expect(groups.map(\.count) == [8, 4, 4, 4, 12])
        // The version of the random ones.
        #expect(groups[2].first == "4")
    }

    @Test func `tells only a trusted application of the cloud`() throws {
        #expect(opsError { _ = try harness.model.cloudSpec }?.code == .hookCommandFailed)
        harness.setCloudSpec(["type": "lxd", "name": "localhost", "endpoint": "https://127.0.0.1:8443"])
        #expect(try harness.model.cloudSpec.type == "lxd")
        #expect(try harness.model.cloudSpec.endpoint == "https://127.0.0.1:8443")
        harness.setCloudSpec(nil)
        #expect(opsError { _ = try harness.model.cloudSpec }?.description.contains("permission denied") == true)
    }

    @Test func `knows the pod's specification that the leader has set`() throws {
        let spec: PlainValue = ["containers": [["name": "web"]]]
        #expect(opsError { try harness.model.setPodSpec(spec) }?.code == .hookCommandFailed)
        #expect(harness.podSpec == nil)
        try harness.setLeader(true)
        try harness.model.setPodSpec(spec, kubernetesResources: ["crd": "none"])
        #expect(harness.podSpec?.spec == spec)
        #expect(harness.podSpec?.kubernetesResources == ["crd": "none"])
    }

    // MARK: Reboots and logs

    @Test func `counts the reboots that the charm has asked for`() throws {
        try harness.charm.act = { event in try event.framework.model.unit.reboot() }
        try harness.updateConfig()
        #expect(harness.rebootCount == 1)
        try harness.updateConfig()
        #expect(harness.rebootCount == 2)
    }

    @Test func `ends a handler that reboots at once, and drops what it has written`() throws {
        try harness.charm.act = { event in
            try event.framework.model.unit.openPort(.tcp(80))
            try event.framework.model.unit.rebootNow()
        }
        try harness.updateConfig()
        #expect(harness.rebootCount == 1)
        #expect(try harness.model.unit.openedPorts().isEmpty)
    }

    @Test func `keeps the lines that the charm has logged`() throws {
        try harness.model.hookCommands.jujuLog("from the charm", level: .warning)
        #expect(harness.logs.contains(LogLine(level: .warning, message: "from the charm")))
    }
}
