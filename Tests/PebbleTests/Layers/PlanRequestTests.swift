import Pebble
import PlainValues
import Testing

@Suite("Layers and the plan, asked of Pebble", .timeLimit(.minutes(1)))
struct PlanRequestTests {
    @Test("a layer is sent as its YAML, a text as it is")
    func addLayer() async throws {
        let daemon = try StubDaemon { _, connection in connection.result("true") }
        let client = daemon.client()
        try await client.addLayer(
            "mine", Layer(services: ["web": .init(override: .replace, command: "web")]), combine: true)
        try await client.addLayer("mine", "nonsense: 1\n")
        let bodies = try daemon.requests.map { try JSON.parse($0.text) }
        #expect(
            bodies == [
                [
                    "action": "add", "combine": true, "label": "mine", "format": "yaml",
                    "layer": "services:\n  web:\n    command: web\n    override: replace\n",
                ],
                ["action": "add", "combine": false, "label": "mine", "format": "yaml", "layer": "nonsense: 1\n"],
            ])
        #expect(daemon.requests.allSatisfy { "\($0.method) \($0.target)" == "POST /v1/layers" })
    }

    @Test("the plan is read as values")
    func plan() async throws {
        let yaml =
            #"services:\n    web:\n        override: replace\n        command: \"80\"\n        kill-delay: 1m30s\n"#
        let daemon = try StubDaemon { _, connection in connection.result("\"\(yaml)\"") }
        let plan = try await daemon.client().plan()
        #expect(
            plan == Plan(services: ["web": .init(override: .replace, command: "80", killDelay: .seconds(90))]))
        #expect(daemon.requests.first?.target == "/v1/plan?format=yaml")
    }

    @Test("an answer that is no plan is an error of Pebble's", arguments: ["\"a: b: c\"", "\"services: 1\"", "{}"])
    func noPlan(result: String) async throws {
        let daemon = try StubDaemon { _, connection in connection.result(result) }
        let thrown = await #expect(throws: PebbleError.self) {
            try await daemon.client().plan()
        }
        #expect(thrown?.code == .protocolViolation)
    }
}
