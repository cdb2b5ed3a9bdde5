import Ops
import OpsTesting
import XCTest

@testable import WebCharm

final class WebCharmXCTests: XCTestCase {
    func testACharmWithoutADatabaseWaitsForOne() async throws {
        let outcome = try await Context(WebCharm.self).run(.configChanged)
        XCTAssertEqual(outcome.state.unitStatus, .waiting("for a database"))
    }

    func testTheCharmServesWhileItHasADatabase() throws {
        try withHarness(WebCharm.self) { harness in
            try harness.beginWithInitialHooks()
            try harness.addRelation("database", app: "postgresql", appData: ["endpoints": "10.0.0.5:5432"])
            XCTAssertEqual(harness.state.openedPorts, [.tcp(80)])
        }
    }
}
