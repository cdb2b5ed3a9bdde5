import Ops
import OpsTesting
import Testing

@Suite("What comes of a context's run")
struct ContextOutcomeTests {
    private let context: Context<ScriptedCharm>

    init() throws { context = try .scripted() }

    // MARK: Values

    @Test func `is the state as it was where the charm does nothing`() async throws {
        let state = State(for: context)
        #expect(try await context.run(.updateStatus, state).state == state)
    }

    @Test func `is a state of its own: the one that went in is not changed`() async throws {
        let database = State.Relation("db", localUnitData: [:])
        let secret = State.Secret(["key": "value"], owner: .unit)
        let stored = State.StoredState(owner: "ScriptedCharm", content: ["runs": 1])
        let before = State(
            config: ["port": 1], relations: [database], containers: [State.Container("web")], secrets: [secret],
            openedPorts: [.tcp(1)], storedStates: [stored])
        let copy = before
        let after = try await context.run(.start, before) { _, charm in
            try charm.model.relation("db")?.data[charm.unit].set("key", to: "value")
            try charm.model.secret(id: secret.id).setContent(["key": "new"])
            try charm.unit.setPorts([.tcp(2)])
            charm.memory.runs += 1
        }.state
        #expect(before == copy)
        #expect(try after.relation(database).localUnitData == ["key": "value"])
        #expect(try after.secret(id: secret.id).revisions == [1: ["key": "value"], 2: ["key": "new"]])
        #expect(after.openedPorts == [.tcp(2)])
        #expect(try after.storedState(owner: "ScriptedCharm").content == ["runs": 2])
        var other = after
        other.openedPorts = [.tcp(1)]
        #expect(other != after)
    }

    @Test func `begins with a new deployment by default`() {
        let state = State()
        #expect(state.unitStatus == .unknown)
        #expect(state.appStatus == .unknown)
        #expect(state.workloadVersion == "")
        #expect(state.plannedUnits == 1)
        #expect(!state.isLeader)
        #expect(state.config.isEmpty)
        #expect(state.relations.isEmpty)
        #expect(state.secrets.isEmpty)
        #expect(state.openedPorts.isEmpty)
        #expect(!State.Container("web").canConnect)
        #expect(State.Container("web").layers.isEmpty)
    }

    @Test func `can begin with all of the metadata, beside what the test gives`() throws {
        let container = State.Container("web", canConnect: false)
        let state = State(for: context, containers: [container])
        #expect(state.containers == [container])
        #expect(state.storages.map(\.name) == ["data"])
        #expect(state.storedStates.isEmpty)
    }

    @Test func `has statuses that are equal by name and message`() {
        #expect(StatusValue.active == .active(""))
        #expect(StatusValue.active("a") != .active("b"))
        #expect(StatusValue.blocked("a") != .waiting("a"))
        #expect(StatusValue(.maintenance("a")) == .maintenance("a"))
    }

    // MARK: Inspecting

    @Test func `is an error that reaches who inspects, before the event and in it`() async throws {
        await #expect(throws: Refusal.self) { try await context.inspect(.start) { _ in throw Refusal() } }
        let script: ScriptedCharm.Script = { _, _ in throw Refusal() }
        await ScriptedCharm.$script.withValue(script) {
            await #expect(throws: CharmFailed.self) { try await context.inspect(.start) { _ in } }
            await #expect(throws: CharmFailed.self) { try await context.inspect(.start) { try $0.run() } }
        }
    }

    @Test func `is a failed action for who inspects, when its handler has ended`() async throws {
        let script: ScriptedCharm.Script = { event, charm in
            try (event as? ActionEvent)?.fail("no space")
            try (event as? ActionEvent)?.log("after")
            charm.memory.runs = 9
        }
        try await ScriptedCharm.$script.withValue(script) {
            try await context.inspect(.action("backup")) { inspection in
                let failure = #expect(throws: ActionFailed.self) { try inspection.run() }
                #expect(failure?.message == "no space")
                #expect(failure?.output.logs == ["after"])
                #expect((try? inspection.charm.memory.runs) == 9)
            }
        }
    }

    @Test(arguments: [["A": "x"], ["-": "x"], ["stdout": "x"]] as [PlainValue])
    func `has no results that Juju would not take`(results: PlainValue) async throws {
        let failure = await #expect(throws: CharmFailed.self) {
            try await context.run(.action("backup")) { event, _ in
                try (event as? ActionEvent)?.setResults(results)
            }
        }
        #expect(failure?.cause is OpsError)
        #expect(failure?.outcome.actionResults == nil)
    }

    // MARK: Deferred events

    @Test func `lists no deferred event that is delivered again, unless that is wanted`() async throws {
        let first = try await context.run(.start) { event, _ in (event as? StartEvent)?.defer() }
        #expect(try await context.run(.updateStatus, first.state).emittedEvents.map(\.kind) == ["update_status"])
        var all = context
        all.capturedEvents = .deferred
        #expect(try await all.run(.updateStatus, first.state).emittedEvents.map(\.kind) == ["start", "update_status"])
    }

    @Test func `has the deferred event of a container delivered with it`() async throws {
        let web = State.Container("web", canConnect: true)
        let state = State(containers: [web])
        let first = try await context.run(.pebbleReady(web), state) { event, _ in
            (event as? PebbleReadyEvent)?.defer()
        }
        #expect(first.state.deferred.count == 1)
        let second = try await context.run(.start, first.state) { event, charm in
            guard let event = event as? PebbleReadyEvent else { return }
            try charm.unit.setStatus(.active(event.workload.name))
        }
        #expect(second.state.unitStatus == .active("web"))
        #expect(second.state.deferred.isEmpty)
    }
}
