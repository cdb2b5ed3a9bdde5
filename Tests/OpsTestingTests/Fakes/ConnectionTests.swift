import Ops
import OpsTesting
import Testing

@Suite("A simulated container that does not answer")
struct ConnectionTests {
    private let advice =
        "Pebble of the container 'web' cannot be reached; in this test, call setCanConnect(\"web\", true), "
        + "containerPebbleReady(\"web\") or beginWithInitialHooks() before."

    @Test func `cannot be connected to`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        #expect(try await web.canConnect())
        try harness.setCanConnect("web", false)
        #expect(try await web.canConnect() == false)
        try harness.containerPebbleReady("web")
        #expect(try await web.canConnect())
        #expect(try harness.charm.told == ["ready"])
    }

    @Test(
        arguments: [
            { web in _ = try await web.plan() },
            { web in _ = try await web.addLayer("a", Layer()) },
            { web in _ = try await web.services() },
            { web in _ = try await web.start("a") },
            { web in _ = try await web.sendSignal("SIGHUP", to: ["a"]) },
            { web in _ = try await web.checks() },
            { web in _ = try await web.startChecks("a") },
            { web in _ = try await web.notices() },
            { web in _ = try await web.notify("example.com/a") },
            { web in _ = try await web.pull("/a") },
            { web in _ = try await web.push("a", to: "/a") },
            { web in _ = try await web.push(.bytes([UInt8](repeating: 0, count: 100_000)), to: "/a") },
            { web in _ = try await web.listFiles("/") },
            { web in _ = try await web.makeDirectory("/a") },
            { web in _ = try await web.removePath("/a") },
            { web in _ = try await web.exec(["a"]) },
            { web in _ = try await web.pebble.systemInfo() },
            { web in _ = try await web.pebble.identities() },
            { web in _ = try await web.pebble.changes() },
            { web in _ = try await web.pebble.logs() },
        ] as [@Sendable (Container) async throws -> Void])
    func `fails every call, and says what to do in a test`(
        call: @Sendable (Container) async throws -> Void
    ) async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.setCanConnect("web", false)
        let error = await pebbleError { try await call(web) }
        #expect(error?.code == .connection)
        #expect(error?.description == advice)
    }

    @Test func `is heard by nobody before the charm is there`() throws {
        let harness = try Harness(WorkloadCharm.self, metadata: WorkloadCharm.metadata)
        try harness.containerPebbleReady("web")
        try harness.begin()
        #expect(try harness.charm.told.isEmpty)
    }

    @Test func `answers from the first hooks on`() async throws {
        let harness = try Harness(WorkloadCharm.self, metadata: WorkloadCharm.metadata)
        try harness.beginWithInitialHooks()
        #expect(try await harness.model.unit.container("web").canConnect())
        #expect(try harness.charm.told == ["ready"])
    }
}
