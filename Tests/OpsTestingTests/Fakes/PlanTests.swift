import Ops
import OpsTesting
import OrderedCollections
import Testing

@Suite("The plan of a simulated container")
struct PlanTests {
    @Test func `is all layers, laid over each other in the order in which they came`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try await web.addLayer("z", .services("web", "side"))
        let over = Layer(services: [
            "web": .init(override: .merge, summary: "Serves", environment: ["A": "1"]),
            "side": .init(override: .replace, command: "/bin/other"),
        ])
        try await web.addLayer("a", over)
        let plan = try await web.plan()
        #expect(plan.services["web"]?.command == "/bin/web")
        #expect(plan.services["web"]?.environment == ["A": "1"])
        #expect(plan.services["side"]?.command == "/bin/other")
        #expect(try harness.containerPlan("web") == plan)
    }

    @Test func `has a layer of a known label merged into that layer`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try await web.addLayer("base", .services("web"))
        try await web.addLayer("top", Layer(services: ["web": .init(override: .replace, command: "/bin/top")]))
        let more = Layer(services: ["web": .init(override: .merge, environment: ["A": "1"])])
        try await web.addLayer("base", more, combine: true)
        #expect(try harness.containerPlan("web").services["web"]?.command == "/bin/top")
        #expect(try harness.containerPlan("web").services["web"]?.environment == [:])
        let error = await pebbleError { try await web.addLayer("base", more) }
        #expect(error?.statusCode == 400)
        #expect(error?.message == "layer \"base\" already exists")
    }

    @Test(arguments: [
        (Layer(services: ["a": .init(command: "b")]), "layer \"x\" must define \"override\" for service \"a\""),
        (
            Layer(services: ["a": .init(override: .init(rawValue: "both"), command: "b")]),
            "layer \"x\" has invalid \"override\" value for service \"a\""
        ),
        (Layer(services: ["a": .init(override: .merge)]), "plan must define \"command\" for service \"a\""),
        (Layer.services("a", requires: ["b"]), "service \"b\" does not exist"),
        (
            Layer(workloads: ["w": .init(override: .merge, user: "www")]),
            "cannot change immutable section \"workloads\""
        ),
        (
            Layer(checks: ["c": .init(override: .merge, http: .init())]),
            "plan must set \"url\" for http check \"c\""
        ),
        (
            Layer(logTargets: ["l": .init(override: .merge, kind: .loki, location: "http://l", services: ["no"])]),
            "log target \"l\" specifies unknown service \"no\""
        ),
        (
            Layer(checks: ["c": .init(override: .merge)]),
            "plan must specify one of \"http\", \"tcp\", or \"exec\" for check \"c\""
        ),
    ])
    func `takes no layer that Pebble would refuse`(layer: Layer, refusal: String) async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let error = await pebbleError { try await web.addLayer("x", layer) }
        #expect(error?.statusCode == 400)
        #expect(error?.message == refusal)
        #expect(try harness.containerPlan("web") == Plan())
    }

    @Test(arguments: [
        ("servces: {}", "cannot parse layer \"x\": unknown section \"servces\""),
        (
            "services: {a: {override: merge, comand: b}}",
            "cannot parse layer \"x\" section \"services\": yaml: unmarshal errors:\n"
                + "  field comand not found in type plan.Service"
        ),
        ("services: {pebble: {override: merge, command: b}}", "cannot use reserved service name \"pebble\""),
        (
            "services: {a: {override: merge, command: b, on-success: success-shutdown}}",
            "plan service \"a\" on-success action \"success-shutdown\" invalid"
        ),
        ("checks: {a: {override: merge, level: good}}", "plan check \"a\" level must be \"alive\" or \"ready\""),
        ("checks: {a: {override: merge, period: 0s}}", "plan check \"a\" period must not be zero"),
    ])
    func `takes no text in which something is wrong`(yaml: String, refusal: String) async throws {
        let (_, web) = try WorkloadCharm.begun()
        let error = await pebbleError { try await web.addLayer("x", yaml) }
        #expect(error?.statusCode == 400)
        #expect(error?.message == "cannot parse layer YAML: " + refusal)
    }

    @Test func `is each container's own`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.setCanConnect("side", true)
        try await web.addLayer("base", .services("web"))
        #expect(try await harness.model.unit.container("side").plan() == Plan())
    }

    @Test func `is refused for a container that the charm does not declare`() throws {
        let (harness, _) = try WorkloadCharm.begun()
        let error = #expect(throws: TestingError.self) { try harness.containerPlan("nope") }
        #expect(error?.code == .notDeclared)
        #expect(error?.description == "The charm declares no container 'nope'; it has 'web', 'side'.")
    }
}
