import Glibc
import Ops
import PebbleTestSupport
import Testing

@Suite("Services and checks of a container", .timeLimit(.minutes(1)))
struct ContainerServiceTests {
    private static let services = """
        [{"name":"db","startup":"disabled","current":"inactive"},{"name":"web","startup":"enabled","current":"active"}]
        """

    /// Answers as a Pebble does whose services are `db`, which is stopped, and `web`, which runs.
    private static func answer(_ request: StubRequest, _ connection: StubConnection) {
        switch request.target {
        case "/v1/services?names=nope", "/v1/checks?names=nope": connection.result("[]")
        case _ where request.target.hasPrefix("/v1/services?"), "/v1/services" where request.method == "GET":
            connection.result(services)
        case "/v1/services":
            connection.answer(
                #"{"type":"async","status-code":202,"status":"Accepted","change":"4","result":null}"#,
                status: "202 Accepted")
        case _ where request.target.hasPrefix("/v1/changes/4/wait"):
            connection.result(
                #"{"id":"4","kind":"x","summary":"s","status":"Done","ready":true,"spawn-time":"2026-11-22T14:08:53Z"}"#
            )
        case _ where request.target.hasPrefix("/v1/checks?"):
            connection.result(#"[{"name":"up","status":"down","successes":0,"failures":4,"threshold":3}]"#)
        case "/v1/checks": connection.result(#"{"changed":["up"]}"#)
        case "/v1/signals": connection.result("true")
        default: connection.error(404, "Not Found", "nothing at \(request.target)")
        }
    }

    private static func isAction(_ line: String) -> Bool { line.hasPrefix("POST") }

    @Test("are started, stopped and signalled by their names, in any number")
    func actions() throws {
        let contained = try ContainedUnit(Self.answer)
        try contained.inHandler { container in
            try await container.start("web")
            try await container.start("web", "db")
            try await container.stop(["web"])
            try await container.restart("db")
            try await container.autostart()
            try await container.replan()
            try await container.sendSignal("SIGHUP", to: "web", "db")
            #expect(try await container.startChecks("up") == ["up"])
        }
        #expect(
            contained.asked.filter(Self.isAction) == [
                #"POST /v1/services {"action":"start","services":["web"]}"#,
                #"POST /v1/services {"action":"start","services":["web","db"]}"#,
                #"POST /v1/services {"action":"stop","services":["web"]}"#,
                #"POST /v1/services {"action":"restart","services":["db"]}"#,
                #"POST /v1/services {"action":"autostart","services":[]}"#,
                #"POST /v1/services {"action":"replan","services":[]}"#,
                #"POST /v1/signals {"signal":"SIGHUP","services":["web","db"]}"#,
                #"POST /v1/checks {"action":"start","checks":["up"]}"#,
            ])
    }

    struct Misuse: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let call: @Sendable (Container) async throws -> Void
    }

    static let misuses = [
        Misuse(testDescription: "services to start") { try await $0.start([]) },
        Misuse(testDescription: "services to stop") { try await $0.stop([]) },
        Misuse(testDescription: "services to restart") { try await $0.restart([]) },
        Misuse(testDescription: "services to send SIGHUP to") { try await $0.sendSignal("SIGHUP", to: []) },
        Misuse(testDescription: "checks to start") { try await $0.startChecks([]) },
        Misuse(testDescription: "checks to stop") { try await $0.stopChecks([]) },
    ]

    @Test("an empty list of names is refused, and Pebble is not asked", arguments: misuses)
    func noNames(_ misuse: Misuse) throws {
        let contained = try ContainedUnit(Self.answer)
        try contained.inHandler { container in
            let error = await #expect(throws: PebbleError.self) { try await misuse.call(container) }
            #expect(error?.code == .invalidArgument)
            #expect(
                error?.description
                    == "The list of \(misuse.testDescription) in the container 'workload' is empty; name at least one.")
        }
        #expect(contained.asked.isEmpty)
    }

    @Test("a Pebble that cannot restart is told to stop those that run, then to start all")
    func restartFallback() throws {
        let contained = try ContainedUnit { request, connection in
            guard request.text.contains("restart") else { return Self.answer(request, connection) }
            connection.error(400, "Bad Request", #"invalid action \"restart\""#)
        }
        try contained.inHandler { try await $0.restart("web", "db") }
        #expect(
            contained.asked.filter(Self.isAction).dropFirst() == [
                #"POST /v1/services {"action":"stop","services":["web"]}"#,
                #"POST /v1/services {"action":"start","services":["web","db"]}"#,
            ])
    }

    @Test("a restart that names an unknown service stops none, and says what Pebble says")
    func restartOfUnknown() throws {
        let contained = try ContainedUnit { request, connection in
            guard request.text.contains("restart") else { return Self.answer(request, connection) }
            connection.error(400, "Bad Request", #"service \"nope\" does not exist"#)
        }
        try contained.inHandler { container in
            let error = await #expect(throws: PebbleError.self) { try await container.restart("web", "nope") }
            #expect(error?.message == #"service "nope" does not exist"#)
        }
        #expect(contained.asked.filter(Self.isAction).count == 1)
    }

    @Test("a restart that Pebble refuses for another reason is not tried in another way")
    func restartRefused() throws {
        let contained = try ContainedUnit { $1.error(500, "Internal Server Error", "no") }
        try contained.inHandler { container in
            let error = await #expect(throws: PebbleError.self) { try await container.restart("web") }
            #expect(error?.statusCode == 500)
        }
        #expect(contained.asked.count == 1)
    }

    @Test("are found by name, and one that is not there is an error that says so")
    func byName() throws {
        let contained = try ContainedUnit(Self.answer)
        try contained.inHandler { container in
            let services = try await container.services()
            #expect(services.keys == ["db", "web"])
            #expect(services["web"]?.isRunning == true)
            #expect(try await container.service("db").status == .inactive)
            #expect(try await container.checks(["up"]).keys == ["up"])
            #expect(try await container.check("up").failures == 4)
            let service = await #expect(throws: OpsError.self) { try await container.service("nope") }
            #expect(service?.code == .serviceNotFound)
            // One name that Pebble takes for two is not the name of either.
            await #expect(throws: OpsError.self) { try await container.service("db,web") }
            let check = await #expect(throws: OpsError.self) { try await container.check("nope") }
            #expect(check?.code == .checkNotFound)
        }
    }

    @Test("those who watch over security are told of each check that was stopped, and of no other")
    func stoppedChecks() throws {
        let contained = try ContainedUnit(Self.answer)
        try contained.inHandler { container in
            let stopped = try await container.stopChecks("up", "already-stopped")
            #expect(stopped == ["up"])
        }
        let lines = contained.unit.log.lines.filter { $0.contains("sys_monitor_disabled") }
        let line = try #require(lines.first)
        #expect(lines.count == 1)
        #expect(line.hasPrefix("trace: "))
        let event = try JSON.parse(Array(line.dropFirst("trace: ".count).utf8))
        #expect(event["event"]?.stringValue == "sys_monitor_disabled:\(getuid()),up")
        #expect(event["level"] == "WARN")
        #expect(event["type"] == "security")
    }
}
