import Ops
import OpsTesting
import Testing

@testable import HelloProxy

/// One event each: a state goes in, and what comes out is looked at.
@Suite("An event")
struct EventTests {
    private let context: Context<HelloProxyCharm>
    /// A relation to an application of two units, the second of which does not serve yet.
    private let backend = State.Relation(
        "backend", id: 1, remoteApplication: "web", remoteUnits: [0: ["hostname": "10.0.0.1", "port": "80"], 1: [:]])

    init() throws {
        context = try Context(HelloProxyCharm.self)
    }

    @Test("without a relation asks for one")
    func unrelated() async throws {
        let after = try await context.run(.configChanged).state
        #expect(after.unitStatus == .blocked("integrate 'backend' with a web server"))
        #expect(after.openedPorts == [.tcp(8080)])
    }

    @Test("with a relation without servers waits for one")
    func silentBackend() async throws {
        let state = State(relations: [State.Relation("backend")])
        #expect(try await context.run(.configChanged, state).state.unitStatus == .waiting("no backend serves yet"))
    }

    @Test("that brings a server has it in the proxy's configuration")
    func firstServer() async throws {
        let state = State(config: ["listen-port": 81], relations: [backend])
        let outcome = try await context.run(.relationChanged(backend, unit: 0), state)
        #expect(outcome.state.unitStatus == .active("1 backend, 0 fallbacks"))
        #expect(outcome.state.openedPorts == [.tcp(81)])
        #expect(outcome.logs.contains(LogLine(level: .info, message: "backend gained web/0 at 10.0.0.1:80")))
    }

    @Test("that brings a server while all is frozen is put off, and comes again")
    func frozen() async throws {
        let frozen = State(config: ["frozen": true], relations: [backend])
        var state = try await context.run(.relationChanged(backend, unit: 0), frozen).state
        #expect(state.deferred.count == 1)
        #expect(state.unitStatus == .maintenance("not configured"))

        state.config["frozen"] = false
        let after = try await context.run(.configChanged, state).state
        #expect(after.deferred.isEmpty)
        #expect(after.unitStatus == .active("1 backend, 0 fallbacks"))
    }

    @Test("of the action show-servers lists them")
    func showServers() async throws {
        let state = try await context.run(.relationChanged(backend, unit: 0), State(relations: [backend])).state
        let outcome = try await context.run(.action("show-servers"), state)
        #expect(outcome.actionResults == ["count": "1", "urls": "http://10.0.0.1:80/"])
    }
}
