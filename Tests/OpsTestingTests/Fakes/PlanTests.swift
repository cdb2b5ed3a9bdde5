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
            Layer(checks: ["c": .init(override: .merge)]),
            "plan must specify one of \"http\", \"tcp\", or \"exec\" for check \"c\""
        ),
    ])
    func `takes no layer that Pebble would refuse`(layer: Layer, refusal: String) async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let error = await pebbleError { try await web.addLayer("x", layer) }
        #expect(error?.statusCode == 400)
        #expect(error?.message?.hasSuffix(refusal) == true)
        #expect(try harness.containerPlan("web") == Plan())
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
        #expect(error?.description == "The charm declares no container 'nope'; it has 'side', 'web'.")
    }
}
