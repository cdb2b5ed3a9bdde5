import Ops
import OpsTesting
import PlainValues
import Testing

@Suite("An action in a context")
struct ActionTests {
    private let context: Context<ScriptedCharm>

    init() throws { context = try .scripted() }

    @Test func `gets its parameters, and gives results and log lines`() async throws {
        let outcome = try await context.run(.action("backup", id: "17")) { event, _ in
            guard let event = event as? ActionEvent else { throw Refusal() }
            try event.log("begun")
            try event.setResults(["target": event.parameters["target"] ?? "none", "id": .string(event.id)])
        }
        #expect(outcome.actionLogs == ["begun"])
        #expect(outcome.actionResults == ["target": "disk", "id": "17"])
    }

    @Test func `gets the parameters that were given`() async throws {
        let outcome = try await context.run(.action("backup", ["target": "tape"])) { event, _ in
            try (event as? ActionEvent)?.setResults(["target": (event as? ActionEvent)?.parameters["target"] ?? ""])
        }
        #expect(outcome.actionResults == ["target": "tape"])
        #expect(try await context.run(.action("backup")) { _, _ in }.actionResults == nil)
    }

    @Test func `that fails throws, with what it has done nevertheless`() async throws {
        let failure = await #expect(throws: ActionFailed.self) {
            try await context.run(.action("backup")) { event, charm in
                guard let event = event as? ActionEvent else { throw Refusal() }
                try event.setResults(["partial": "yes"])
                try event.log("half way")
                try charm.unit.openPort(.tcp(80))
                try event.fail("the disk is full")
            }
        }
        #expect(failure?.message == "the disk is full")
        #expect(failure?.output.results == ["partial": "yes"])
        #expect(failure?.output.logs == ["half way"])
        #expect(failure?.outcome?.state.openedPorts == [.tcp(80)])
    }

    @Test func `that throws is a failure of the charm, and what it told stays`() async throws {
        let failure = await #expect(throws: CharmFailed.self) {
            try await context.run(.action("backup")) { event, charm in
                try (event as? ActionEvent)?.log("begun")
                try charm.unit.openPort(.tcp(80))
                throw Refusal()
            }
        }
        #expect(failure?.outcome.actionLogs == ["begun"])
        #expect(failure?.outcome.state == State())
    }

    @Test func `does not leave anything to the next one`() async throws {
        let first = try await context.run(.action("backup")) { event, _ in
            try (event as? ActionEvent)?.setResults(["a": "b"])
            try (event as? ActionEvent)?.log("a")
        }
        let second = try await context.run(.action("backup"), first.state) { _, _ in }
        #expect(second.actionLogs.isEmpty)
        #expect(second.actionResults == nil)
    }
}
