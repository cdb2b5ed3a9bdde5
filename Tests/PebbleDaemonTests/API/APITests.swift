import Glibc
import PlainValues
import Testing

@Suite("The API")
struct APITests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("requests are answered as the real daemon answers them", arguments: APITable.all)
    func table(_ table: APITable) async throws {
        try await prepareFiles()
        try await RunningDaemon.run { daemon in
            for row in try table.rows(folder: folder.path) {
                let reply = try await daemon.request(
                    row.method, row.target, body: row.body, headers: [("Content-Type", "application/json")])
                #expect(reply.status == row.status, "\(row.method) \(row.target) \(row.body ?? "")")
                #expect(
                    try reply.message.replacing("\n", with: "\\n") == row.message.replacing("\n", with: "\\n"),
                    "\(row.method) \(row.target) \(row.body ?? "")")
            }
        }
    }

    private func prepareFiles() async throws {
        try folder.write("hello\nworld", to: "a.txt")
        symlink("none", "\(folder.path)/dang")
        mkdir("\(folder.path)/sub", 0o755)
    }

    @Test("a refusal, a result and a change have Pebble's envelopes, headers and lengths")
    func envelopes() async throws {
        try await RunningDaemon.run { daemon in
            let refusal = try await daemon.get("/v1/nope")
            #expect(
                refusal.text
                    == #"{"type":"error","status-code":404,"status":"Not Found","#
                    + #""result":{"message":"invalid API endpoint requested"}}"#)
            #expect(refusal.headers.map(\.name) == ["Content-Type", "Date", "Content-Length"])
            #expect(refusal.header("Content-Type") == "application/json")
            let denied = try await daemon.request("POST", "/v1/pairing", body: "{}")
            #expect(denied.text.hasSuffix(#""result":{"message":"access denied","kind":"login-required"}}"#))
            let system = try await daemon.get("/v1/system-info")
            #expect(
                system.text.wholeMatch(
                    of:
                        /{"type":"sync","status-code":200,"status":"OK","result":{"boot-id":"[-0-9a-f]{36}","version":"v1.32.1"}}/
                ) != nil)
            try await daemon.addLayer("services: {a: {override: replace, command: sleep 100}}")
            let change = try await daemon.request(
                "POST", "/v1/services", body: #"{"action":"start","services":["a"]}"#)
            #expect(
                change.text
                    == #"{"type":"async","status-code":202,"status":"Accepted","change":"1","result":null}"#)
            let none = try await daemon.request(
                "POST", "/v1/identities", body: #"{"action":"replace","identities":{}}"#)
            #expect(none.text == #"{"type":"sync","status-code":200,"status":"OK"}"#)
        }
    }

    @Test("a reply of more than 2048 bytes comes in chunks, and markup in it is escaped")
    func chunks() async throws {
        try await RunningDaemon.run { daemon in
            let long = String(repeating: "<&>", count: 500)
            try await daemon.addLayer("services: {a: {override: replace, command: 'x \(long)'}}")
            let plan = try await daemon.get("/v1/plan?format=yaml")
            #expect(plan.header("Transfer-Encoding") == "chunked")
            #expect(plan.header("Content-Length") == nil)
            #expect(plan.text.contains("\\u003c\\u0026\\u003e"))
            #expect(plan.headers.map(\.name) == ["Content-Type", "Date", "Transfer-Encoding"])
        }
    }

    @Test("a client of HTTP/1.0 gets a long reply whole, and the end of the connection after it")
    func oldClients() async throws {
        try await RunningDaemon.run { daemon in
            let long = String(repeating: "x", count: 5000)
            try await daemon.addLayer("services: {a: {override: replace, command: \(long)}}")
            let plan = try await daemon.exchange(
                "GET /v1/plan?format=yaml HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(plan.hasPrefix("HTTP/1.0 200 OK\r\n"))
            #expect(plan.contains("\r\nConnection: close\r\nContent-Length: "))
            #expect(!plan.contains("chunked"))
            #expect(plan.hasSuffix("command: \(long)\\n\"}"))
            let files = try await daemon.exchange(
                "GET /v1/files?action=read&path=/etc/services HTTP/1.0\r\nAccept: multipart/form-data\r\n\r\n")
            #expect(!files.contains("chunked"))
            #expect(files.hasSuffix("--\r\n"))
        }
    }

    @Test("a client that asks may wait with the body until it is told to go on")
    func expect() async throws {
        try await RunningDaemon.run { daemon in
            try await blocking { [path = daemon.socketPath] in
                let connection = try RawConnection(path)
                try connection.send(
                    Array(
                        "POST /v1/notices HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
                            .utf8))
                #expect(try connection.reply().status == 100)
                try connection.send(Array("{}".utf8))
                #expect(try connection.reply().status == 400)
                // The connection goes on, for more requests and for some at once.
                let get = "GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n"
                try connection.send(Array((get + get).utf8))
                #expect(try connection.reply().status == 200)
                #expect(try connection.reply().status == 200)
            }
        }
    }

    @Test(
        "what is no HTTP is refused, and the connection closed",
        arguments: [
            "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "POST /v1/exec HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        ])
    func nonsense(_ text: String) async throws {
        try await RunningDaemon.run { daemon in
            let reply = try await daemon.exchange(text)
            #expect(reply.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        }
    }

    @Test(
        "a path that is not clean is redirected",
        arguments: [
            ("//v1/plan?a=b", "/v1/plan?a=b"), ("/v1/./plan", "/v1/plan"), ("/v1/x/../plan", "/v1/plan"),
        ])
    func redirects(_ target: String, _ location: String) async throws {
        try await RunningDaemon.run { daemon in
            let reply = try await daemon.get(target)
            #expect(reply.status == 301)
            #expect(reply.header("Location") == location)
            #expect(reply.body.isEmpty)
        }
    }

    @Test("HEAD gets the headers of a refusal and no body")
    func head() async throws {
        try await RunningDaemon.run { daemon in
            let reply = try await daemon.exchange("HEAD /v1/plan HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(reply.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"))
            #expect(reply.contains("Content-Length: "))
            #expect(reply.hasSuffix("\r\n\r\n"))
        }
    }

    @Test("the wait for a change ends with 504 when the time has passed, that for notices with an empty list")
    func timeouts() async throws {
        try await RunningDaemon.run { daemon in
            try await daemon.addLayer("services: {a: {override: replace, command: sleep 100}}")
            _ = try await daemon.request("POST", "/v1/services", body: #"{"action":"start","services":["a"]}"#)
            let wait = try await daemon.get("/v1/changes/1/wait?timeout=50ms")
            #expect(wait.status == 504)
            #expect(try wait.message == "timed out waiting for change after 50ms")
            let notices = try await daemon.get("/v1/notices?types=custom&timeout=50ms")
            #expect(notices.status == 200)
            #expect(try notices.message == "[]")
        }
    }

    @Test("an unhealthy check makes the health 502, with an envelope that is no error's")
    func health() async throws {
        try await RunningDaemon.run { daemon in
            try await daemon.addLayer(
                "checks: {c: {override: replace, period: 10ms, threshold: 1, exec: {command: \"false\"}}}")
            let isDown = try await eventually { try await daemon.get("/v1/health").status == 502 }
            #expect(isDown)
            #expect(
                try await daemon.get("/v1/health").text
                    == #"{"type":"sync","status-code":502,"status":"Bad Gateway","result":{"healthy":false}}"#)
        }
    }

    @Test("the websockets that cannot be had are refused before anything else is looked at")
    func websockets() async throws {
        try await RunningDaemon.run { daemon in
            let exec = try await daemon.request("POST", "/v1/exec", body: #"{"command":["true"]}"#)
            #expect(exec.status == 202)
            let refusals = [
                ("stderr", 404, #"cannot find stderr websocket for task "1""#),
                ("other", 404, #"cannot find other websocket for task "1""#), ("stdio", 400, "Bad Request"),
            ]
            for (name, status, message) in refusals {
                let reply = try await daemon.get("/v1/tasks/1/websocket/\(name)")
                #expect(reply.status == status)
                #expect(try reply.message == message)
            }
            #expect(
                try await daemon.get("/v1/tasks/99/websocket/stdio").message == #"cannot find task "99""#)
        }
    }
}
