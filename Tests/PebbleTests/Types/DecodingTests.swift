import Pebble
import Testing

@Suite("Values of Pebble's answers", .timeLimit(.minutes(1)))
struct DecodingTests {
    private static func client(
        _ result: String, _ body: (PebbleClient) async throws -> Void
    ) async throws {
        let daemon = try StubDaemon { _, connection in connection.result(result) }
        try await body(daemon.client())
    }

    @Test("what Pebble tells about itself")
    func systemInfo() async throws {
        try await Self.client(#"{"boot-id":"b","http-address":"127.0.0.1:4000","version":"v1.32.1"}"#) { client in
            let info = try await client.systemInfo()
            #expect(info.version == "v1.32.1")
            #expect(info.bootID == "b")
            #expect(info.httpAddress == "127.0.0.1:4000")
            #expect(info.httpsAddress == nil)
        }
    }

    @Test("a workload that is not healthy is told with status 502")
    func health() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.answer(
                #"{"type":"sync","status-code":502,"status":"Bad Gateway","result":{"healthy":false}}"#,
                status: "502 Bad Gateway")
        }
        #expect(try await daemon.client().isHealthy() == false)
    }

    @Test("a change with its tasks")
    func change() async throws {
        let json = #"""
            {"id":"17","kind":"exec","summary":"Execute command \"sh\"","status":"Done","tasks":[{"id":"24","kind":"exec",
            "summary":"Execute command \"sh\"","status":"Done","progress":{"label":"l","done":1,"total":2},
            "spawn-time":"2026-11-22T23:08:53.972367476+09:00","ready-time":"2026-11-22T14:08:54Z",
            "data":{"exit-code":3}}],"ready":true,"spawn-time":"2026-11-22T14:08:53.97Z",
            "ready-time":"2026-11-22T14:08:54Z","data":{"x":[1]}}
            """#
        try await Self.client(json) { client in
            let change = try await client.change("17")
            #expect(change.id == "17")
            #expect(change.status == .done)
            #expect(change.isReady)
            #expect(change.error == nil)
            #expect(change.spawned.nanoseconds == 970_000_000)
            #expect(change.readied?.description == "2026-11-22T14:08:54Z")
            #expect(change.data == ["x": [1]])
            let task = try #require(change.tasks.first)
            #expect(task.spawned.description == "2026-11-22T14:08:53.972367476Z")
            #expect(task.progress == Change.Task.Progress(label: "l", done: 1, total: 2))
            #expect(task.log == [])
            #expect(task.data["exit-code"] == 3)
        }
    }

    @Test("services, also in a status that this client does not know")
    func services() async throws {
        let json = #"""
            [{"name":"db","startup":"enabled","current":"active","current-since":"2026-11-22T14:08:53.972367476Z"},
            {"name":"new","startup":"sometimes","current":"dancing"}]
            """#
        try await Self.client(json) { client in
            let services = try await client.services()
            #expect(services.map(\.status) == [.active, ServiceStatus(rawValue: "dancing")])
            #expect(services.map(\.startup) == [.enabled, ServiceStartup(rawValue: "sometimes")])
            #expect(services.map(\.isRunning) == [true, false])
            #expect(services[0].since?.description == "2026-11-22T14:08:53.972367476Z")
            #expect(services[1].since == nil)
        }
    }

    @Test("checks, of old and new daemons")
    func checks() async throws {
        let json = #"""
            [{"name":"a","level":"ready","startup":"enabled","status":"down","successes":0,"failures":230,"threshold":2,
            "change-id":"5","prev-change-id":"2"},{"name":"b","startup":"disabled","status":"inactive","successes":0,
            "threshold":3},{"name":"c","level":"","status":"up","threshold":3,"failures":0}]
            """#
        try await Self.client(json) { client in
            let checks = try await client.checks()
            #expect(checks.map(\.level) == [.ready, nil, nil])
            #expect(checks.map(\.startup) == [.enabled, .disabled, nil])
            #expect(checks.map(\.status) == [.down, .inactive, .up])
            #expect(checks.map(\.failures) == [230, 0, 0])
            #expect(checks.map(\.hasRun) == [true, false, nil])
            #expect(checks.map(\.changeID) == ["5", nil, nil])
            #expect(checks.map(\.previousChangeID) == ["2", nil, nil])
        }
    }

    @Test("a notice")
    func notice() async throws {
        let json = #"""
            {"id":"49","user-id":0,"type":"custom","key":"example.com/a/b",
            "first-occurred":"2026-11-22T14:12:47.096034896Z","last-occurred":"2026-11-22T14:12:47.137091442Z",
            "last-repeated":"2026-11-22T14:12:47.096034896Z","occurrences":2,"last-data":{"k":"v2"},
            "repeat-after":"1h0m0s","expire-after":"168h0m0s"}
            """#
        try await Self.client(json) { client in
            let notice = try await client.notice("49")
            #expect(notice.userID == 0)
            #expect(notice.type == .custom)
            #expect(notice.lastOccurred.nanoseconds == 137_091_442)
            #expect(notice.lastData == ["k": "v2"])
            #expect(notice.repeatAfter == .seconds(3600))
            #expect(notice.expireAfter == .seconds(604_800))
        }
    }

    @Test("warnings, and that newer daemons have none")
    func warnings() async throws {
        let json = #"""
            [{"message":"m","first-added":"2026-11-22T14:12:47Z","last-added":"2026-11-22T14:12:48Z","last-shown":null,
            "expire-after":"672h0m0s","repeat-after":"24h0m0s"}]
            """#
        try await Self.client(json) { client in
            let warning = try #require(try await client.warnings(.all).first)
            #expect(warning.lastShown == nil)
            #expect(warning.repeatAfter == .seconds(86_400))
        }
        let daemon = try StubDaemon { _, connection in
            connection.error(404, "Not Found", "invalid API endpoint requested")
        }
        let client = daemon.client()
        let error = await #expect(throws: PebbleError.self) { try await client.warnings() }
        #expect(error?.code == .api)
        #expect(error?.statusCode == 404)
        #expect(error?.description.contains("notices of type 'warning'") == true)
    }

    @Test("identities, whose passwords are not printed")
    func identities() async throws {
        let json = #"""
            {"a":{"access":"admin","local":{"user-id":42}},"b":{"access":"dance","basic":{"password":"*****"}},
            "c":{"access":"read","cert":{"pem":"*****"}}}
            """#
        try await Self.client(json) { client in
            let identities = try await client.identities()
            #expect(identities["a"] == Identity(.admin, localUserID: 42))
            #expect(identities["b"] == Identity(IdentityAccess(rawValue: "dance"), passwordHash: "*****"))
            #expect(identities["c"] == Identity(.read))
        }
        #expect("\(Identity(.admin, localUserID: 42, passwordHash: "$6$secret"))" == "admin, user 42, a password")
    }

    @Test("an error of Pebble's has its words, and its kind if it has one")
    func error() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.error(400, "Bad Request", "no default services", kind: "no-default-services")
        }
        let client = daemon.client()
        let error = await #expect(throws: PebbleError.self) { try await client.autostart() }
        #expect(error?.code == .api)
        #expect(error?.statusCode == 400)
        #expect(error?.message == "no default services")
        #expect(error?.kind == .noDefaultServices)
        #expect(error?.description == "Pebble answered 400 Bad Request: no default services")
    }
}
