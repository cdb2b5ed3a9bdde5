import HookCommands
import Ops
import OpsTesting
import PlainValues
import Testing

@Suite("A unit in a context")
struct UnitTests {
    private let context: Context<ScriptedCharm>

    init() throws { context = try .scripted() }

    @Test func `leads its application, or not`() async throws {
        for isLeader in [true, false] {
            let outcome = try await context.run(.updateStatus, State(isLeader: isLeader)) { _, charm in
                try charm.unit.setStatus(.active("\(try charm.unit.isLeader)"))
            }
            #expect(outcome.state.unitStatus == .active("\(isLeader)"))
        }
    }

    @Test(arguments: [true, false])
    func `sets the application's status as its leader alone`(isLeader: Bool) async throws {
        let outcome = try? await context.run(.start, State(isLeader: isLeader)) { _, charm in
            try charm.app.setStatus(.maintenance("at work"))
            try charm.app.setStatus(.active)
        }
        #expect((outcome != nil) == isLeader)
        if isLeader {
            #expect(outcome?.state.appStatus == .active)
            #expect(outcome?.appStatusHistory == [.unknown, .maintenance("at work")])
        }
    }

    @Test func `shows the statuses and versions that it had before`() async throws {
        let state = State(unitStatus: .blocked("no database"), workloadVersion: "0.9")
        let outcome = try await context.run(.start, state) { _, charm in
            try charm.unit.setStatus(.maintenance("one"))
            try charm.unit.setStatus(.waiting("two"))
            try charm.unit.setStatus(.active("three"))
            try charm.unit.setWorkloadVersion("1.0")
            try charm.unit.setWorkloadVersion("1.1")
        }
        #expect(outcome.unitStatusHistory == [.blocked("no database"), .maintenance("one"), .waiting("two")])
        #expect(outcome.state.unitStatus == .active("three"))
        #expect(outcome.workloadVersionHistory == ["0.9", "1.0"])
        #expect(outcome.state.workloadVersion == "1.1")
    }

    @Test func `has no version before the charm has set one`() async throws {
        let outcome = try await context.run(.start) { _, charm in try charm.unit.setWorkloadVersion("1") }
        #expect(outcome.workloadVersionHistory.isEmpty)
    }

    @Test func `keeps its status when a handler throws, as Juju does`() async throws {
        let failure = await #expect(throws: CharmFailed.self) {
            try await context.run(.start) { _, charm in
                try charm.unit.setStatus(.maintenance("trying"))
                try charm.unit.setWorkloadVersion("2")
                try charm.unit.openPort(.tcp(80))
                throw Refusal()
            }
        }
        #expect(failure?.outcome.state == State(unitStatus: .maintenance("trying"), workloadVersion: "2"))
        #expect(failure?.description.contains("start") == true)
    }

    @Test func `opens and closes ports`() async throws {
        let outcome = try await context.run(.start, State(openedPorts: [.tcp(80), .udp(53)])) { _, charm in
            try charm.unit.openPort(.tcp(443))
            try charm.unit.closePort(.tcp(80))
            try charm.unit.openPort(.icmp)
        }
        #expect(outcome.state.openedPorts == [.tcp(443), .udp(53), .icmp])
    }

    @Test func `is known by its name, its place and its model`() async throws {
        let context = try Context(
            ScriptedCharm.self, metadata: ScriptedCharm.metadata, actions: ScriptedCharm.actions, jujuVersion: "3.5.1",
            application: "renamed", unitNumber: 3, machine: "7", availabilityZone: "zone-a", principalUnit: "main/0")
        #expect(context.unitName == "renamed/3")
        let state = State(model: State.Model(name: "prod", uuid: "b4ba4e4e-0000-4000-8000-000000000000"))
        let outcome = try await context.run(.start, state) { _, charm in
            let model = charm.model
            try charm.unit.setStatus(.active("\(charm.unit) \(model.name) \(model.uuid) \(model.jujuVersion)"))
        }
        #expect(outcome.state.unitStatus == .active("renamed/3 prod b4ba4e4e-0000-4000-8000-000000000000 3.5.1"))
        #expect(throws: TestingError.self) { try Context(QuietCharm.self, metadata: "name: q", unitNumber: -1) }
        #expect(throws: OpsError.self) { try Context(QuietCharm.self, metadata: "name: q", jujuVersion: "three") }
    }

    @Test func `sees the cloud when its application is trusted`() async throws {
        let state = State(model: State.Model(cloudSpec: ["type": "lxd", "name": "localhost"]))
        let read: ScriptedCharm.Script = { _, charm in try charm.unit.setStatus(.active(try charm.model.cloudSpec.name))
        }
        await #expect(throws: CharmFailed.self) { try await context.run(.start, state, doing: read) }
        let trusted = try Context.scripted(isTrusted: true)
        #expect(try await trusted.run(.start, state, doing: read).state.unitStatus == .active("localhost"))
    }

    @Test func `reads its configuration, with the defaults`() async throws {
        let read: ScriptedCharm.Script = { _, charm in
            try charm.unit.setStatus(
                .active("\(try charm.config["port"]?.intValue ?? 0) \(try charm.config["name"] == nil)"))
        }
        #expect(try await context.run(.configChanged, doing: read).state.unitStatus == .active("80 true"))
        let state = State(config: ["port": 81, "name": "n"])
        #expect(try await context.run(.configChanged, state, doing: read).state.unitStatus == .active("81 false"))
    }

    @Test func `has its machine rebooted after the dispatch`() async throws {
        let outcome = try await context.run(.start) { _, charm in
            try charm.unit.reboot()
            try charm.unit.setStatus(.active)
        }
        #expect(outcome.reboot == .afterHook)
        #expect(outcome.state.unitStatus == .active)
    }

    @Test func `has its machine rebooted at once, and nothing of the dispatch is kept`() async throws {
        let outcome = try await context.run(.start) { event, charm in
            (event as? StartEvent)?.defer()
            charm.memory.runs = 1
            try charm.unit.openPort(.tcp(80))
            try charm.unit.rebootNow()
        }
        #expect(outcome.reboot == .now)
        #expect(outcome.state == State())
    }

    @Test func `measures what Juju collects`() async throws {
        let outcome = try await context.run(.collectMetrics) { event, _ in
            try (event as? CollectMetricsEvent)?.addMetrics(["users": 3], labels: ["kind": "daily"])
        }
        #expect(outcome.metrics.map(\.key) == ["users"])
        #expect(outcome.metrics.map(\.value) == ["3"])
        #expect(outcome.metrics.map(\.labels) == [["kind": "daily"]])
    }

    @Test func `shows the hook commands that the charm has run`() async throws {
        let outcome = try await context.run(.start) { _, charm in
            _ = try charm.unit.isLeader
            try charm.unit.setStatus(.active("up"))
        }
        #expect(outcome.hookCommands.map(\.name) == ["is-leader", "status-set"])
    }
}
