import Ops
import OpsTesting
import Testing

@testable import WebCharm

struct WebCharmLifeTests {
    @Test("the charm serves while it has a database")
    func life() throws {
        let harness = try Harness(WebCharm.self)
        try harness.beginWithInitialHooks()
        #expect(try harness.model.unit.status == .waiting("for a database"))

        let database = try harness.addRelation(
            "database", app: "postgresql", appData: ["endpoints": "10.0.0.5:5432"])
        #expect(try harness.model.unit.status == .active("serves port 80 from 10.0.0.5:5432"))

        try harness.updateConfig(["port": 8080])
        #expect(harness.state.openedPorts == [.tcp(8080)])

        try harness.removeRelation(database)
        #expect(try harness.model.unit.status == .waiting("for a database"))
        #expect(harness.state.openedPorts.isEmpty)
    }
}
