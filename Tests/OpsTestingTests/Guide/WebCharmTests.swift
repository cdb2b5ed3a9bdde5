import Ops
import OpsTesting
import Testing

@testable import WebCharm

struct WebCharmTests {
    let context: Context<WebCharm>

    init() throws {
        context = try Context(WebCharm.self)
    }

    @Test("without a database the charm waits for one")
    func noDatabase() async throws {
        let outcome = try await context.run(.configChanged)
        #expect(outcome.state.unitStatus == .waiting("for a database"))
    }

    @Test("with a database the charm serves the port that the operator has set")
    func database() async throws {
        let database = State.Relation(
            "database", remoteApplication: "postgresql", remoteApplicationData: ["endpoints": "10.0.0.5:5432"])
        let before = State(config: ["port": 8080], relations: [database])
        let outcome = try await context.run(.relationChanged(database), before)
        #expect(outcome.state.unitStatus == .active("serves port 8080 from 10.0.0.5:5432"))
        #expect(outcome.state.openedPorts == [.tcp(8080)])
    }

    @Test("an option that is no port fails the hook")
    func wrongPort() async throws {
        let failure = await #expect(throws: CharmFailed.self) {
            try await context.run(.configChanged, State(config: ["port": -1]))
        }
        #expect(failure?.description.contains("'port'") == true)
    }
}
