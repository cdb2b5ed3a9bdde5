import Ops
import OpsTesting
import OrderedCollections
import Testing

@Suite("Checks of a simulated container")
struct CheckTests {
    private static let layer = Layer(checks: [
        "up": .init(override: .replace, level: .alive, threshold: 2, tcp: .init(port: 80)),
        "off": .init(override: .replace, level: .ready, startup: .disabled, http: .init(url: "http://localhost/")),
    ])

    private func begun() async throws -> (Harness<WorkloadCharm>, Container) {
        let (harness, web) = try WorkloadCharm.begun()
        try await web.addLayer("checks", Self.layer)
        return (harness, web)
    }

    @Test func `run once a layer brings them, unless they are disabled`() async throws {
        let (_, web) = try await begun()
        let checks = try await web.checks()
        #expect(Array(checks.keys) == ["off", "up"])
        #expect(checks["up"]?.status == .up)
        #expect(checks["up"]?.threshold == 2)
        #expect(checks["up"]?.changeID != nil)
        #expect(checks["off"]?.status == .inactive)
        #expect(checks["off"]?.changeID == nil)
        #expect(Array(try await web.checks(level: .ready).keys) == ["off"])
        #expect(Array(try await web.checks(["up", "nope"]).keys) == ["up"])
        let change = try await web.pebble.change(try #require(checks["up"]?.changeID))
        #expect(change.kind == "perform-check")
        #expect(change.summary == "Perform TCP check \"up\"")
        #expect(change.status == .doing)
    }

    @Test func `fail and recover when a test says so, and the charm is told`() async throws {
        let (harness, web) = try await begun()
        let before = try await web.check("up").changeID
        try harness.failCheck("up", in: "web")
        let down = try await web.check("up")
        #expect(down.status == .down)
        #expect(down.failures == 2)
        #expect(try await web.pebble.change(try #require(before)).status == .error)
        #expect(try await web.pebble.change(try #require(down.changeID)).kind == "recover-check")
        #expect(try await web.pebble.isHealthy() == false)
        #expect(try await web.pebble.isHealthy(names: ["off"]))
        try harness.recoverCheck("up", in: "web")
        #expect(try await web.check("up").status == .up)
        #expect(try await web.check("up").failures == 0)
        #expect(try await web.pebble.isHealthy(level: .ready))
        #expect(try harness.charm.told == ["up down", "up up"])
    }

    @Test func `cannot fail while they do not run`() async throws {
        let (harness, _) = try await begun()
        for check in ["off", "nope"] {
            let error = #expect(throws: TestingError.self) { try harness.failCheck(check, in: "web") }
            #expect(error?.code == .notFound)
        }
    }

    @Test func `are started and stopped by name`() async throws {
        let (_, web) = try await begun()
        #expect(try await web.startChecks("up", "off") == ["off"])
        #expect(try await web.stopChecks("up", "off") == ["off", "up"])
        #expect(try await web.stopChecks("up") == [])
        #expect(try await web.check("up").status == .inactive)
        let error = await pebbleError { try await web.startChecks("zz", "up", "nope") }
        #expect(error?.statusCode == 400)
        #expect(error?.message == "cannot start checks: cannot find checks in plan: nope, zz")
        try await web.replan()
        #expect(try await web.check("up").status == .up)
        #expect(try await web.check("off").status == .inactive)
    }

    @Test func `are tried anew`() async throws {
        let (harness, web) = try await begun()
        #expect(try await web.pebble.refreshCheck("up").failure == nil)
        try harness.failCheck("up", in: "web")
        #expect(try await web.pebble.refreshCheck("up").failure == "the test says so")
        let error = await pebbleError { _ = try await web.pebble.refreshCheck("nope") }
        #expect(error?.statusCode == 404)
    }

    @Test func `go on for ever: who waits for one waits in vain`() async throws {
        let (_, web) = try await begun()
        let change = try #require(try await web.check("up").changeID)
        let error = await pebbleError {
            _ = try await web.pebble.waitForChange(change, timeout: .milliseconds(30))
        }
        #expect(error?.code == .timeout)
    }
}
