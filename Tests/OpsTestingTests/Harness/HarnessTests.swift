import Ops
import OpsTesting
import Testing

@Suite("A harness")
struct HarnessTests {
    @Test func `makes the charm once`() throws {
        let harness = try Harness(SmallCharm.self, metadata: "name: small")
        #expect(throws: TestingError.self) { try harness.charm }
        try harness.begin()
        #expect(throws: TestingError.self) { try harness.begin() }
    }
}

final class SmallCharm: Charm {
    let framework: Framework

    init(_ framework: Framework) throws { self.framework = framework }
}
