import Logging
import Ops
import OpsTesting
import Testing

@Suite("A context")
struct ContextTests {
    private let context: Context<ConfiguredCharm>

    init() throws {
        context = try Context(
            ConfiguredCharm.self, metadata: "name: configured",
            config: "options: {port: {type: int, default: 80}, fail: {type: boolean, default: false}}")
    }

    @Test func `runs an event on a state and returns the state after`() async throws {
        let before = State(config: ["port": 8080])
        let outcome = try await context.run(.configChanged, before)
        #expect(outcome.state.unitStatus == .active("on port 8080"))
        #expect(before == State(config: ["port": 8080]))
        var expected = before
        expected.unitStatus = .active("on port 8080")
        expected.storedStates = [State.StoredState(owner: "ConfiguredCharm", content: ["runs": 1])]
        expected.openedPorts = [.tcp(8080)]
        #expect(outcome.state == expected)
    }

    @Test func `fills in the defaults of the charm's options`() async throws {
        #expect(try await context.run(.configChanged).state.unitStatus == .active("on port 80"))
    }

    @Test func `makes the charm anew for each run, with what it has stored`() async throws {
        let first = try await context.run(.configChanged)
        let second = try await context.run(.configChanged, first.state)
        #expect(second.state.storedStates == [State.StoredState(owner: "ConfiguredCharm", content: ["runs": 2])])
    }

    @Test func `keeps what happens at once, and drops the rest, when a handler throws`() async throws {
        let state = State(
            config: ["port": 1, "fail": true],
            storedStates: [State.StoredState(owner: "ConfiguredCharm", content: ["runs": 7])])
        let failure = await #expect(throws: CharmFailed.self) { try await context.run(.configChanged, state) }
        #expect(failure?.cause is Refusal)
        #expect(failure?.event == "config-changed")
        var expected = state
        expected.unitStatus = .active("on port 1")
        #expect(failure?.outcome.state == expected)
        #expect(failure?.outcome.logs.map(\.message).contains("from the charm's own logger") == true)
    }

    @Test func `shows the living charm before and after the event`() async throws {
        let outcome = try await context.inspect(.configChanged) { inspection in
            #expect(try inspection.charm.memory.runs == 0)
            try inspection.run()
            #expect(try inspection.charm.memory.runs == 1)
            #expect(throws: TestingError.self) { try inspection.run() }
        }
        #expect(outcome.state.unitStatus == .active("on port 80"))
    }

    @Test func `has the event come at the end of an inspection that did not`() async throws {
        let outcome = try await context.inspect(.configChanged) { _ in }
        #expect(outcome.state.unitStatus == .active("on port 80"))
    }
}

struct Refusal: Error {}

final class ConfiguredCharm: Charm {
    struct Memory: Codable { var runs = 0 }
    struct Settings: Decodable {
        var port: Int
        var fail: Bool
    }

    let framework: Framework
    private let logger = Logger(label: "configured")
    @Stored var memory = Memory()

    init(_ framework: Framework) throws {
        self.framework = framework
        try framework.observe(.configChanged, self, ConfiguredCharm.configure)
    }

    private func configure(_ event: ConfigChangedEvent) throws {
        let settings = try config.load(Settings.self)
        memory.runs += 1
        logger.info("from the charm's own logger")
        try unit.setStatus(.active("on port \(settings.port)"))
        try unit.openPort(.tcp(settings.port))
        if settings.fail { throw Refusal() }
    }
}
