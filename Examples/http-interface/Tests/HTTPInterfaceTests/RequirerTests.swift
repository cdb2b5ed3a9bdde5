import HTTPInterface
import Ops
import OpsTesting
import Testing

/// A charm that notes what the library tells it.
private final class ProxyCharm: Charm {
    static let metadata = """
        name: proxy
        requires: {backend: {interface: http}}
        """

    let framework: Framework
    let backend: HTTPRequirer

    init(_ framework: Framework) throws {
        self.framework = framework
        backend = try HTTPRequirer(framework, endpoint: "backend")
        try framework.observe(backend.ready, self, ProxyCharm.note)
        try framework.observe(backend.endpointsChanged, self, ProxyCharm.note)
        try framework.observe(backend.gone, self, ProxyCharm.note)
    }

    private func note(_ event: CustomEvent<HTTPChange>) throws {
        let units = backend.servers.map { "\($0.unit) at \($0.endpoint)" }
        try unit.setStatus(.active("\(event.handle.kind): \(units.joined(separator: ", "))"))
    }
}

@Suite("The side of a relation that uses servers")
struct RequirerTests {
    private let context: Context<ProxyCharm>

    init() throws {
        context = try Context(ProxyCharm.self, metadata: ProxyCharm.metadata)
    }

    @Test("is told when the first server is there, once")
    func ready() async throws {
        let relation = State.Relation(
            "backend", remoteApplication: "web", remoteUnits: [0: ["hostname": "10.0.0.1", "port": "80"]])
        let first = try await context.run(.relationChanged(relation, unit: 0), State(relations: [relation]))
        #expect(first.emittedEvents.map(\.kind) == ["backend_relation_changed", "ready"])
        #expect(first.state.unitStatus == .active("ready: web/0 at 10.0.0.1:80"))

        let second = try await context.run(.relationChanged(relation, unit: 0), first.state)
        #expect(second.emittedEvents.map(\.kind) == ["backend_relation_changed"])
    }

    @Test(
        "leaves out a unit that publishes what nobody can use",
        arguments: [["hostname": "a b", "port": "80"], ["hostname": "web", "port": "0"], ["port": "80"]])
    func unusable(databag: [String: String]) async throws {
        let relation = State.Relation("backend", remoteUnits: [0: databag])
        let outcome = try await context.run(.relationChanged(relation, unit: 0), State(relations: [relation]))
        #expect(outcome.emittedEvents.map(\.kind) == ["backend_relation_changed"])
        #expect(outcome.logs.contains { $0.level == .warning })
    }

    @Test("is told as servers come, move and go")
    func life() throws {
        let harness = try Harness(ProxyCharm.self, metadata: ProxyCharm.metadata)
        try harness.begin()
        func status() throws -> String { try harness.model.unit.status.message }

        let id = try harness.addRelation("backend", app: "web", unitData: ["hostname": "10.0.0.1", "port": "80"])
        #expect(try status() == "ready: web/0 at 10.0.0.1:80")

        try harness.addRelationUnit(id, unit: "web/1")
        try harness.updateRelationData(id, of: "web/1", ["hostname": "fd00::1", "port": "80"])
        #expect(try status() == "endpoints_changed: web/0 at 10.0.0.1:80, web/1 at [fd00::1]:80")

        try harness.removeRelationUnit(id, unit: "web/0")
        #expect(try status() == "endpoints_changed: web/1 at [fd00::1]:80")

        try harness.removeRelation(id)
        #expect(try status() == "gone: ")
    }
}
