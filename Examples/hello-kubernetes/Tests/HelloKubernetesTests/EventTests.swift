import Ops
import OpsTesting
import Testing

@testable import HelloKubernetes

/// One event each: a state goes in, and what comes out is looked at.
@Suite("An event")
struct EventTests {
    private let context: Context<HelloKubernetesCharm>
    private let web = State.Container("web", canConnect: true)

    init() throws {
        context = try Context(HelloKubernetesCharm.self)
    }

    @Test("before Pebble is ready is waited for")
    func waiting() async throws {
        let outcome = try await context.run(.configChanged, State(containers: [State.Container("web")]))
        #expect(outcome.state.unitStatus == .waiting("for Pebble in the container web"))
        #expect(outcome.state.openedPorts.isEmpty)
    }

    @Test("from Pebble starts the server, with its check")
    func pebbleReady() async throws {
        let state = State(
            config: ["port": 8081], containers: [web], networks: [State.Network("juju-info", address: "10.1.2.3")])
        let after = try await context.run(.pebbleReady(web), state).state
        let site = Site(address: "10.1.2.3", port: 8081, model: state.model.uuid, unit: context.unitName)
        #expect(try after.container("web").layers == ["hello": site.layer])
        #expect(try after.container("web").services == ["web": .active])
        #expect(after.openedPorts == [.tcp(8081)])
        #expect(after.unitStatus == .active("serves http://10.1.2.3:8081/"))
    }

    @Test("with a port that none can be changes nothing, and says why")
    func wrongPort() async throws {
        let state = State(config: ["port": 70_000], containers: [web])
        let after = try await context.run(.configChanged, state).state
        #expect(after.unitStatus.name == .blocked)
        #expect(after.unitStatus.message.contains("'port'"))
        #expect(after.containers == state.containers)
    }

    @Test("that says that the check fails shows in the status, and in the log")
    func checkFailed() async throws {
        var state = try await context.run(.pebbleReady(web), State(containers: [web])).state
        state.containers[0].checks = [
            State.Check("up", level: .alive, status: .down, failures: 5, threshold: 5)
        ]
        let outcome = try await context.run(.pebbleCheckFailed(state.containers[0], check: "up"), state)
        #expect(outcome.state.unitStatus == .maintenance("the check up fails"))
        #expect(outcome.logs.contains(LogLine(level: .warning, message: "the check up failed; it is down now")))
    }

    @Test("of the action digest gives what the container has computed")
    func digest() async throws {
        var web = web
        web.execs = [State.Exec(["sha256sum"], output: "1a2b3c  /tmp/index.html\n")]
        let outcome = try await context.run(.action("digest"), State(containers: [web]))
        #expect(outcome.actionResults == ["sha256": "1a2b3c"])
    }

    @Test("of the action digest fails when the container cannot compute it")
    func failedDigest() async throws {
        var web = web
        web.execs = [State.Exec(["sha256sum"], exitCode: 1, errors: "no such file\n")]
        let state = State(containers: [web])
        let failure = await #expect(throws: ActionFailed.self) { try await context.run(.action("digest"), state) }
        #expect(failure?.message.hasPrefix("The digest cannot be computed: ") == true)
    }
}
