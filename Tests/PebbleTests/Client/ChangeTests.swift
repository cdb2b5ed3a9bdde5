import Pebble
import Synchronization
import Testing

@Suite("Changes of Pebble", .timeLimit(.minutes(1)))
struct ChangeTests {
    private static func change(_ status: String, ready: Bool, rest: String = "") -> String {
        """
        {"id":"7","kind":"start","summary":"Start service \\"quick\\"","status":"\(status)","ready":\(ready),\
        "spawn-time":"2026-11-22T14:08:56Z"\(rest)}
        """
    }

    /// The change of PEBBLE's documentation that failed.
    private static let failed = change(
        "Error", ready: true,
        rest: #"""
            ,"tasks":[{"id":"8","kind":"start","summary":"Start service \"quick\"","status":"Error",
            "log":["2026-11-22T14:08:56Z INFO Most recent service output:\n    boom",
            "2026-11-22T14:08:56Z ERROR exited quickly with code 7"],"progress":{"label":"","done":1,"total":1},
            "spawn-time":"2026-11-22T14:08:56Z","ready-time":"2026-11-22T14:08:57Z"},
            {"id":"9","kind":"start","summary":"t","status":"Hold","progress":{"label":"","done":0,"total":1},
            "spawn-time":"2026-11-22T14:08:56Z"}],"err":"cannot perform the following tasks:\n- Start service \"quick\""
            """#.split(separator: "\n").joined())

    /// Answers orders with a change, and questions by a list of answers: the last one again and again.
    private static func daemon(
        _ answers: [@Sendable (StubConnection) -> Void]
    ) throws -> StubDaemon {
        let rest = Mutex(answers)
        return try StubDaemon { request, connection in
            guard request.method == "GET" else {
                return connection.answer(
                    #"{"type":"async","status-code":202,"status":"Accepted","change":"7","result":null}"#,
                    status: "202 Accepted")
            }
            let answer = rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
            answer(connection)
        }
    }

    @Test("a start waits until the change has ended")
    func start() async throws {
        let daemon = try Self.daemon([
            { $0.error(504, "Gateway Timeout", "timed out waiting for change after 4s") },
            { $0.result(Self.change("Done", ready: true)) },
        ])
        #expect(try await daemon.client(timeout: .seconds(5)).start(["quick"]) == "7")
        #expect(
            daemon.requests.map(\.target)
                == ["/v1/services", "/v1/changes/7/wait?timeout=4s", "/v1/changes/7/wait?timeout=4s"])
    }

    @Test("a change that failed is an error with the logs of its tasks")
    func failure() async throws {
        let daemon = try Self.daemon([{ $0.result(Self.failed) }])
        let client = daemon.client()
        let error = await #expect(throws: PebbleError.self) { try await client.start(["quick"]) }
        #expect(error?.code == .change)
        #expect(error?.message == "cannot perform the following tasks:\n- Start service \"quick\"")
        #expect(error?.change?.tasks.map(\.status) == [.error, .hold])
        #expect(
            error?.description == """
                cannot perform the following tasks:
                - Start service "quick"
                ----- Logs from task 0 -----
                2026-11-22T14:08:56Z INFO Most recent service output:
                    boom
                2026-11-22T14:08:56Z ERROR exited quickly with code 7
                -----
                """)
        #expect(try await client.waitForChange("7").error != nil)
    }

    @Test("a change that does not end in time is an error")
    func timeout() async throws {
        let daemon = try Self.daemon([{ $0.error(504, "Gateway Timeout", "timed out") }])
        let client = daemon.client()
        let error = await #expect(throws: PebbleError.self) {
            try await client.waitForChange("7", timeout: .milliseconds(100))
        }
        #expect(error?.code == .timeout)
        #expect(error?.description == "The change 7 has not ended within 100ms.")
    }

    @Test("a Pebble that cannot wait is asked again and again")
    func polling() async throws {
        let daemon = try Self.daemon([
            { $0.error(404, "Not Found", "invalid API endpoint requested") },
            { $0.result(Self.change("Doing", ready: false)) }, { $0.result(Self.change("Doing", ready: false)) },
            { $0.result(Self.change("Done", ready: true)) },
        ])
        let client = daemon.client()
        let change = try await client.waitForChange("7", timeout: nil, pollingInterval: .milliseconds(1))
        #expect(change.status == .done)
        #expect(daemon.requests.map(\.target).dropFirst() == Array(repeating: "/v1/changes/7", count: 3)[...])
    }

    @Test("waiting for a change that is not there is an error")
    func missing() async throws {
        let daemon = try Self.daemon([{ $0.error(404, "Not Found", "cannot find change with id 7") }])
        let client = daemon.client()
        let error = await #expect(throws: PebbleError.self) { try await client.waitForChange("7") }
        #expect(error?.code == .api)
        #expect(error?.statusCode == 404)
    }

    @Test("a task that is cancelled stops to wait", arguments: [200, 404])
    func cancelled(status: Int) async throws {
        let waiting = Occurrence<Void>()
        let daemon = try Self.daemon([
            { connection in
                waiting.happen()
                if status == 404 { connection.error(404, "Not Found", "unknown") }
            }, { $0.result(Self.change("Doing", ready: false)) },
        ])
        let client = daemon.client()
        let task = Task { try await client.waitForChange("7", timeout: nil) }
        await waiting.wait()
        task.cancel()
        let error = await #expect(throws: PebbleError.self) { try await task.value }
        #expect(error?.code == .cancelled)
    }

    @Test("an order that names no change is an error")
    func noChange() async throws {
        let daemon = try StubDaemon { _, connection in connection.result("null") }
        let client = daemon.client()
        let error = await #expect(throws: PebbleError.self) { try await client.replan() }
        #expect(error?.code == .protocolViolation)
    }
}
