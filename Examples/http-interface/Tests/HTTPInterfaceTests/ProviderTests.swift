import HTTPInterface
import Ops
import OpsTesting
import Testing

/// A charm that serves from its start to its stop.
private final class WebCharm: Charm {
    static let metadata = """
        name: web
        provides: {website: {interface: http}}
        """

    let framework: Framework
    private let website: HTTPProvider

    init(_ framework: Framework) throws {
        self.framework = framework
        website = try HTTPProvider(framework, endpoint: "website")
        try framework.observe(.start, self, WebCharm.start)
        try framework.observe(.stop, self, WebCharm.stop)
    }

    private func start(_ event: StartEvent) throws { try website.publish(port: 8080) }
    private func stop(_ event: StopEvent) throws { try website.withdraw() }
}

@Suite("The side of a relation that serves")
struct ProviderTests {
    @Test("tells each relation of the address that the unit has in it")
    func publish() async throws {
        let context = try Context(WebCharm.self, metadata: WebCharm.metadata)
        let inside = State.Relation("website", localUnitData: [:])
        let outside = State.Relation("website", localUnitData: [:])
        let state = State(
            relations: [inside, outside],
            networks: [
                State.Network("website", address: "10.0.0.1"),
                State.Network("website", relationID: outside.id, address: "10.0.0.1", ingressAddresses: ["fd00::1"]),
            ])
        let after = try await context.run(.start, state).state
        #expect(try after.relation(inside).localUnitData == ["hostname": "10.0.0.1", "port": "8080"])
        #expect(try after.relation(outside).localUnitData == ["hostname": "fd00::1", "port": "8080"])
    }

    @Test("tells relations that come later, and none after its end")
    func life() throws {
        let harness = try Harness(WebCharm.self, metadata: WebCharm.metadata)
        try harness.addNetwork("10.0.0.1")
        try harness.begin()
        let early = try harness.addRelation("website", app: "early")
        #expect(try harness.relationData(early, of: "web/0")?["port"] == nil)

        try harness.emit(.start)
        let late = try harness.addRelation("website", app: "late")
        for id in [early, late] {
            let published = try #require(try harness.relationData(id, of: "web/0"))
            #expect(published["hostname"] == "10.0.0.1")
            #expect(published["port"] == "8080")
        }

        try harness.emit(.stop)
        #expect(try harness.relationData(early, of: "web/0")?["port"] == nil)
        #expect(try harness.relationData(late, of: "web/0")?["hostname"] == nil)
    }
}
