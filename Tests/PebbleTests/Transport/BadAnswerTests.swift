import Glibc
import Pebble
import Testing

@Suite("Answers that make no sense", .timeLimit(.minutes(1)))
struct BadAnswerTests {
    /// What the server does after it has sent its bytes.
    enum Then: Sendable { case closes, waits }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: String
        let then: Then
        let code: PebbleError.Code

        init(_ description: String, _ bytes: String, _ then: Then, _ code: PebbleError.Code) {
            (testDescription, self.bytes, self.then, self.code) = (description, bytes, then, code)
        }
    }

    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

    private static func json(_ text: String) -> String { "\(head)Content-Length: \(text.utf8.count)\r\n\r\n\(text)" }

    static let cases = [
        Case("no answer", "", .waits, .timeout),
        Case("no answer, and the connection closed", "", .closes, .connection),
        Case("half a status line", "HTTP/1.1 20", .waits, .timeout),
        Case("half a status line, and closed", "HTTP/1.1 20", .closes, .connection),
        Case("half the header fields", head, .waits, .timeout),
        Case("half the header fields, and closed", head, .closes, .connection),
        Case("a body that stops", "\(head)Content-Length: 100\r\n\r\n{\"type\"", .waits, .timeout),
        Case("a body that is cut", "\(head)Content-Length: 100\r\n\r\n{\"type\"", .closes, .connection),
        Case("chunks that stop", "\(head)Transfer-Encoding: chunked\r\n\r\n4\r\n{\"ty\r\n", .waits, .timeout),
        Case("chunks that are cut", "\(head)Transfer-Encoding: chunked\r\n\r\n4\r\n{\"ty\r\n", .closes, .connection),
        Case("half a chunk", "\(head)Transfer-Encoding: chunked\r\n\r\nff\r\n{", .closes, .connection),
        Case(
            "a chunk of no size", "\(head)Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n", .waits, .protocolViolation),
        Case("a greeting of another protocol", "220 mail ready\r\n\r\n", .waits, .protocolViolation),
        Case("bytes of no protocol", "\0\u{1}\u{2}\u{3}\r\n\r\n", .waits, .protocolViolation),
        Case(
            "a head that never ends", head + String(repeating: "X-A: b\r\n", count: 20_000), .waits, .protocolViolation),
        Case(
            "a field that never ends", head + "X-A: " + String(repeating: "a", count: 200_000), .waits,
            .protocolViolation),
        Case("a length of 4 GiB", "\(head)Content-Length: 4294967296\r\n\r\n", .waits, .protocolViolation),
        Case(
            "a length that no number holds", "\(head)Content-Length: 99999999999999999999\r\n\r\n", .waits,
            .protocolViolation),
        Case("a negative length", "\(head)Content-Length: -1\r\n\r\n", .waits, .protocolViolation),
        Case("two lengths", "\(head)Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", .waits, .protocolViolation),
        Case(
            "another content type", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\n{}", .waits,
            .protocolViolation),
        Case("no content type", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", .waits, .protocolViolation),
        Case("no body", "\(head)Content-Length: 0\r\n\r\n", .waits, .protocolViolation),
        Case("no JSON", json("system ready"), .waits, .protocolViolation),
        Case("half a JSON text", json(#"{"type":"sync","status-code":200"#), .waits, .protocolViolation),
        Case(
            "bytes after the JSON text", json(#"{"status-code":200,"result":{"version":"1"}}}"#), .waits,
            .protocolViolation),
        Case("JSON that is nested too deep", json(String(repeating: "[", count: 100_000)), .waits, .protocolViolation),
        Case("a list for an envelope", json("[]"), .waits, .protocolViolation),
        Case("an envelope without a status", json(#"{"result":{"version":"1"}}"#), .waits, .protocolViolation),
        Case("a result of another kind", json(#"{"status-code":200,"result":[1]}"#), .waits, .protocolViolation),
        Case("no result", json(#"{"status-code":200}"#), .waits, .protocolViolation),
        Case(
            "a field of another kind", json(#"{"status-code":200,"result":{"version":1}}"#), .waits, .protocolViolation),
        Case("a field that is missing", json(#"{"status-code":200,"result":{}}"#), .waits, .protocolViolation),
        Case(
            "a redirection", "HTTP/1.1 301 Moved Permanently\r\nLocation: /v1\r\nContent-Length: 0\r\n\r\n", .waits,
            .protocolViolation),
        Case(
            "an upgrade", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
            .closes, .protocolViolation),
        Case(
            "an error that is no JSON", "HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<hr>",
            .waits, .api),
        Case("an error without a body", "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", .waits, .api),
    ]

    @Test("an answer that makes no sense is an error", arguments: cases)
    func answer(_ bad: Case) async throws {
        let daemon = try StubDaemon { _, connection in
            connection.send(bad.bytes)
            if case .closes = bad.then { connection.close() }
        }
        // Long where the time limit must not be what ends it.
        let client = PebbleClient(
            socketPath: daemon.path, timeout: bad.code == .timeout ? .milliseconds(200) : .seconds(30))
        let error = await #expect(throws: PebbleError.self) { try await client.systemInfo() }
        #expect(error?.code == bad.code, "\(error.map { "\($0)" } ?? "none")")
    }

    @Test("an answer that comes a byte at a time does not outlast the time limit")
    func dribble() async throws {
        let daemon = try StubDaemon { _, connection in
            for byte in Array(
                Self.json(#"{"status-code":200,"result":{"version":"\#(String(repeating: "v", count: 10_000))"}}"#).utf8
            ) {
                guard connection.send([byte]) else { return }
                usleep(2000)
            }
        }
        let client = PebbleClient(socketPath: daemon.path, timeout: .milliseconds(300))
        let error = await #expect(throws: PebbleError.self) { try await client.systemInfo() }
        #expect(error?.code == .timeout)
        #expect(error?.description == "Pebble did not answer within 300ms.")
    }

    @Test("an answer that never ends is refused where it is too long")
    func endless() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.send(Self.head + "Transfer-Encoding: chunked\r\n\r\n")
            let chunk =
                Array("100000\r\n".utf8) + [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20) + Array("\r\n".utf8)
            while connection.send(chunk) {}
        }
        let client = PebbleClient(socketPath: daemon.path, timeout: .seconds(50))
        let error = await #expect(throws: PebbleError.self) { try await client.systemInfo() }
        #expect(error?.code == .protocolViolation)
        #expect(error?.description.contains("over the limit of 67108864 bytes") == true)
    }

    @Test("what comes after an answer is not taken for the next one")
    func second() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.send(
                ["first", "unasked"].map { Self.json(#"{"status-code":200,"result":{"version":"\#($0)"}}"#) }.joined())
        }
        let client = daemon.client()
        for _ in 0..<20 { #expect(try await client.systemInfo().version == "first") }
    }
}
