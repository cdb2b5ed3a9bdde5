import PebbleTestSupport
import Testing

@testable import Ops

@Suite("A container", .timeLimit(.minutes(1)))
struct ContainerTests {
    @Test("is where Juju puts its socket, or in the folder that the environment names")
    func places() throws {
        #expect(try JujuContext(environment: [:]).containersFolder == "/charm/containers")
        #expect(try JujuContext(environment: ["OPS_CONTAINERS": "/x"]).containersFolder == "/x")
    }

    @Test("can be connected to when Pebble answers, with a client that is kept for the whole dispatch")
    func connected() throws {
        let contained = try ContainedUnit { $1.result(#"{"version":"v1.32.1"}"#) }
        let unit = contained.unit
        try contained.inHandler { container in
            let answers = [try await container.canConnect(), try await container.canConnect()]
            #expect(answers == [true, true])
            #expect(container.name == "workload")
        }
        try unit.hook("start", [:]) { charm throws in
            #expect(try charm.unit.containers["workload"] == charm.unit.container("workload"))
        }
        #expect(contained.asked == ["GET /v1/system-info", "GET /v1/system-info"])
        #expect(contained.pebble.connectionCount == 1)
    }

    @Test("cannot be connected to without a socket, and when nobody listens there: that is only worth debugging")
    func notConnected() throws {
        let contained = try ContainedUnit { $1.result("null") }
        contained.pebble.stop()
        try contained.inHandler { container in
            let canConnect = try await container.canConnect()
            #expect(canConnect == false)
        }
        contained.unit.environment["OPS_CONTAINERS"] = "/nonexistent"
        try contained.inHandler { container in
            let canConnect = try await container.canConnect()
            #expect(canConnect == false)
        }
        let lines = contained.unit.log.lines.filter { $0.contains("Pebble API") }
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.hasPrefix("debug: Pebble API is not ready; ConnectionError: Pebble cannot be") })
    }

    @Test("cannot be connected to when Pebble answers with an error, which is worth a warning")
    func refused() throws {
        let contained = try ContainedUnit { $1.error(500, "Internal Server Error", "no") }
        try contained.inHandler { container in
            let canConnect = try await container.canConnect()
            #expect(canConnect == false)
        }
        #expect(
            contained.unit.log.lines.contains(
                "warning: Pebble API is not ready; APIError: Pebble answered 500 Internal Server Error: no"))
    }

    @Test("an answer that makes no sense is an error, not a container that cannot be connected to")
    func nonsense() throws {
        let contained = try ContainedUnit { $1.answer("hello", type: "text/plain") }
        try contained.inHandler { container in
            let error = await #expect(throws: PebbleError.self) { try await container.canConnect() }
            #expect(error?.code == .protocolViolation)
        }
    }

    @Test("an event's container can be asked when the event was deferred as well")
    func deferred() throws {
        let contained = try ContainedUnit { $1.result(#"{"version":"v1.32.1"}"#) }
        try contained.inHandler(of: "workload-pebble-ready", [:]) { deferEvent($0) }
        let unit = contained.unit
        let charm = try unit.hook("start", [:]) { charm in
            try charm.framework.observe(.pebbleReady("workload"), charm, ScriptedCharm.later)
            charm.actLater = { event in
                let isReady = try await (event as? PebbleReadyEvent).unwrapped().workload.canConnect()
                #expect(isReady)
            }
        }
        #expect(charm.trace.count == 2)
    }

    @Test(
        "a command in the context of a service is refused where Juju's Pebble knows none",
        arguments: ["3.1.5", "3.2.0"])
    func serviceContext(version: String) throws {
        let contained = try ContainedUnit { $1.result("null") }
        contained.unit.environment["JUJU_VERSION"] = version
        try contained.inHandler { container in
            let error = await #expect(throws: OpsError.self) {
                _ = try await container.exec(["true"], serviceContext: "web")
            }
            #expect(error?.code == .notSupported)
        }
        #expect(contained.asked.isEmpty)
    }

    @Test("a command in the context of a service is run from Juju 3.1.6 on", arguments: ["3.1.6", "3.2.1", "4.0.0"])
    func serviceContextSupported(version: String) throws {
        let contained = try ContainedUnit { $1.error(400, "Bad Request", "no") }
        contained.unit.environment["JUJU_VERSION"] = version
        try contained.inHandler { container in
            let error = await #expect(throws: PebbleError.self) {
                _ = try await container.exec(["true"], serviceContext: "web")
            }
            #expect(error?.code == .api)
        }
        #expect(contained.asked.first?.contains(#""service-context":"web""#) == true)
    }
}
