import Ops
import OpsTesting
import Testing

@testable import HelloCharm

/// One event each: a state goes in, and what comes out is looked at.
@Suite("An event", .timeLimit(.minutes(1)))
struct EventTests {
    @Test("before the unit has started leaves the server alone")
    func notStarted() async throws {
        let context = try Context(HelloCharm.self)
        let outcome = try await context.run(.configChanged)
        #expect(outcome.state.unitStatus == .maintenance("not started"))
        #expect(outcome.state.openedPorts.isEmpty)
    }

    @Test("with a greeting that cannot be one says what is wrong with it")
    func wrongGreeting() async throws {
        let context = try Context(HelloCharm.self)
        let after = try await context.run(.configChanged, State(config: ["greeting": "Hello, {nmae}!"])).state
        #expect(after.unitStatus.name == .blocked)
        #expect(after.unitStatus.message.contains("a brace outside the placeholder {name}"))
    }

    @Test("of an action on a unit that has not started is refused, with what to do")
    func actions() async throws {
        let context = try Context(HelloCharm.self)
        let restart = await #expect(throws: ActionFailed.self) { try await context.run(.action("restart")) }
        #expect(restart?.message == "Juju has not started this unit yet.")
        let greet = await #expect(throws: ActionFailed.self) {
            try await context.run(.action("greet", ["name": "Ada", "times": 1]))
        }
        #expect(greet?.message == "hello-server does not run. Run the action 'restart'.")
    }

    @Test("that starts the unit runs the server")
    func start() async throws {
        let folder = try CharmFolder()
        let context = try Context(HelloCharm.self, charmDirectory: folder.path)
        let installed = try await context.run(.install)
        #expect(installed.state.unitStatus == .maintenance("not started"))
        #expect(installed.unitStatusHistory.contains(.maintenance("installing hello-server")))

        let started = try await context.run(.start, installed.state)
        let port = try await HelloServer(charmDirectory: folder.path).health().port
        #expect(started.state.unitStatus == .active("on port \(port)"))
        #expect(started.state.openedPorts == [.tcp(port)])
        #expect(started.state.workloadVersion == "1.0.0")
        #expect(started.logs.contains(LogLine(level: .info, message: "hello-server was started (start 1)")))
    }
}
