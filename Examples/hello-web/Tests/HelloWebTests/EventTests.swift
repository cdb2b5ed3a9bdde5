import Ops
import OpsTesting
import Testing

@testable import HelloWeb

/// One event each: a state goes in, and what comes out is looked at.
@Suite("An event", .timeLimit(.minutes(1)))
struct EventTests {
    @Test("before the unit has started leaves the server alone")
    func notStarted() async throws {
        let context = try Context(HelloWebCharm.self)
        let outcome = try await context.run(.configChanged)
        #expect(outcome.state.unitStatus == .maintenance("not started"))
        #expect(outcome.state.openedPorts.isEmpty)
    }

    @Test("with a port that none can be says so")
    func wrongPort() async throws {
        let context = try Context(HelloWebCharm.self)
        let after = try await context.run(.configChanged, State(config: ["port": -1])).state
        #expect(after.unitStatus.name == .blocked)
        #expect(after.unitStatus.message.contains("'port'"))
    }

    @Test("that starts the unit runs the server, and tells a related application where")
    func start() async throws {
        let folder = try CharmFolder()
        let context = try Context(HelloWebCharm.self, charmDirectory: folder.path)
        let proxy = State.Relation("website", remoteApplication: "proxy", localUnitData: [:])
        let state = State(relations: [proxy], networks: [State.Network(address: "127.0.0.1")])
        let installed = try await context.run(.install, state).state
        let started = try await context.run(.start, installed).state

        let running = try #require(PageServer(charmDirectory: folder.path).running)
        #expect(started.unitStatus == .active("serves 127.0.0.1:\(running.port)"))
        #expect(started.openedPorts == [.tcp(Int(running.port))])
        #expect(try started.relation(proxy).localUnitData == ["hostname": "127.0.0.1", "port": "\(running.port)"])
    }

    @Test("that cannot start the server fails the hook, and nothing is published")
    func failure() async throws {
        let folder = try CharmFolder()
        let context = try Context(HelloWebCharm.self, charmDirectory: folder.path)
        // An address of documentation: no machine has it.
        let state = State(
            relations: [State.Relation("website", localUnitData: [:])], networks: [State.Network(address: "192.0.2.1")])
        let installed = try await context.run(.install, state).state
        let failure = await #expect(throws: CharmFailed.self) { try await context.run(.start, installed) }
        #expect(failure?.description.contains("page-server does not listen on 192.0.2.1") == true)
        #expect(failure?.outcome.state.relations == state.relations)
    }
}
