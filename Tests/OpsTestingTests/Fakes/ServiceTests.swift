import Ops
import OpsTesting
import OrderedCollections
import Testing

@Suite("Services of a simulated container")
struct ServiceTests {
    private func statuses(_ container: Container) async throws -> [String: ServiceStatus] {
        try await container.services().reduce(into: [:]) { $0[$1.key] = $1.value.status }
    }

    @Test func `run once they are started, and until they are stopped`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try await web.addLayer("base", .services("web", "side"))
        #expect(try await statuses(web) == ["side": .inactive, "web": .inactive])
        try await web.start("web")
        #expect(try await statuses(web) == ["side": .inactive, "web": .active])
        #expect(try harness.service("web", in: "web")?.since != nil)
        #expect(try harness.service("side", in: "web")?.since == nil)
        try await web.stop("web")
        #expect(try harness.service("web", in: "web")?.status == .inactive)
        #expect(try harness.service("nope", in: "web") == nil)
    }

    @Test func `are listed by name, without those that are not there`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        try await web.addLayer("base", .services("c", "a", "b"))
        #expect(try await web.pebble.services().map(\.name) == ["a", "b", "c"])
        #expect(try await web.pebble.services(["nope", "b"]).map(\.name) == ["b"])
    }

    @Test func `bring those that they require, and take along those that require them`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        try await web.addLayer("db", .services("db"))
        try await web.addLayer("web", .services("web", requires: ["db"]))
        try await web.start("web")
        #expect(try await statuses(web) == ["db": .active, "web": .active])
        try await web.stop("db")
        #expect(try await statuses(web) == ["db": .inactive, "web": .inactive])
    }

    @Test func `are replanned: enabled ones start, and those that were changed start anew`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try await web.addLayer("base", .services("web", startup: .enabled))
        try await web.addLayer("extra", .services("tool", "other"))
        try await web.replan()
        #expect(try await statuses(web) == ["web": .active, "tool": .inactive, "other": .inactive])
        try await web.start("tool", "other")
        try await web.stop("tool", "other")
        let since = try harness.service("web", in: "web")?.since
        let changed = Layer(services: ["tool": .init(override: .merge, environment: ["A": "1"])])
        try await web.addLayer("extra", changed, combine: true)
        try await web.replan()
        #expect(try await statuses(web) == ["web": .active, "tool": .active, "other": .inactive])
        #expect(try harness.service("web", in: "web")?.since == since)
    }

    @Test func `are not changed by a layer that says the same again`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        let same = Layer(services: ["web": .init(override: .merge, command: "/bin/web")])
        try await web.addLayer("base", .services("web"))
        try await web.start("web")
        try await web.stop("web")
        try await web.addLayer("again", same)
        let change = try await web.pebble.change(try await web.pebble.replan())
        #expect(change.summary == "Replan - no services")
        #expect(change.tasks.isEmpty)
    }

    @Test func `are changed all, or none when one is not there`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        try await web.addLayer("base", .services("web"))
        let error = await pebbleError { try await web.start("web", "nope") }
        #expect(error?.statusCode == 400)
        #expect(error?.message == "cannot start services: service \"nope\" does not exist")
        #expect(try await statuses(web) == ["web": .inactive])
    }

    @Test func `start of their own only where some are enabled`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        try await web.addLayer("base", .services("web"))
        let error = await pebbleError { try await web.autostart() }
        #expect(error?.kind == .noDefaultServices)
        try await web.addLayer("more", .services("auto", startup: .enabled))
        try await web.autostart()
        #expect(try await statuses(web) == ["auto": .active, "web": .inactive])
    }

    @Test func `are changed by changes that are done at once`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        try await web.addLayer("base", .services("web", "side"))
        let id = try await web.pebble.start(["web", "side"])
        let change = try await web.pebble.waitForChange(id)
        #expect(change.kind == "start")
        #expect(change.summary == "Start service \"web\" and 1 more")
        #expect(change.status == .done)
        #expect(change.tasks.map(\.summary) == ["Start service \"side\"", "Start service \"web\""])
        #expect(try await web.pebble.changes().isEmpty)
        #expect(try await web.pebble.changes(.ready, service: "web").map(\.id) == [id])
        #expect(try await web.pebble.changes(.all, service: "other").isEmpty)
        let late = await pebbleError { try await web.pebble.abortChange(id) }
        #expect(late?.message == "cannot abort change \(id) with nothing pending")
        let unknown = await pebbleError { _ = try await web.pebble.change(Change.ID(rawValue: "99")) }
        #expect(unknown?.statusCode == 404)
    }

    @Test(arguments: [
        ("SIGHUP", ["web", "side"], "cannot send signal to \"side\": service is not running"),
        ("HUP", ["web"], "cannot send signal to \"web\": invalid signal name \"HUP\""),
        ("SIGHUP", ["nope"], "cannot send signal to \"nope\": service is not running"),
    ])
    func `get signals only while they run`(signal: String, services: [String], refusal: String) async throws {
        let (_, web) = try WorkloadCharm.begun()
        try await web.addLayer("base", .services("web", "side"))
        try await web.start("web")
        try await web.sendSignal("SIGHUP", to: ["web"])
        let error = await pebbleError { try await web.sendSignal(signal, to: services) }
        #expect(error?.statusCode == 500)
        #expect(error?.message == refusal)
    }
}
