import Pebble
import Testing

@Suite("What is followed", .timeLimit(.minutes(1)))
struct SequenceTests {
    private static func notice(_ id: Int, at time: String) -> String {
        """
        {"id":"\(id)","type":"custom","key":"a.b/c","first-occurred":"2026-11-22T14:12:47Z",\
        "last-occurred":"2026-11-22T14:12:47Z","last-repeated":"\(time)","occurrences":1}
        """
    }

    @Test("notices are followed from the last one on, to the nanosecond")
    func notices() async throws {
        let daemon = try StubDaemon { request, connection in
            switch request.target {
            case "/v1/notices?keys=a.b%2Fc&timeout=30s":
                connection.result(
                    "[\(Self.notice(1, at: "2026-11-22T14:12:47.000000001Z")),\(Self.notice(2, at: "2026-11-22T14:12:47.096034896Z"))]"
                )
            case "/v1/notices?keys=a.b%2Fc&after=2026-11-22T14%3A12%3A47.096034896Z&timeout=30s":
                // Nothing has occurred at the first question.
                connection.result(connection.count() == 1 ? "[]" : "[\(Self.notice(3, at: "2026-11-22T15:00:00Z"))]")
            default: connection.error(400, "Bad Request", request.target)
            }
        }
        let client = daemon.client()
        var ids: [PebbleNotice.ID] = []
        for try await notice in client.followNotices(NoticeFilter(keys: ["a.b/c"])) {
            ids.append(notice.id)
            if ids.count == 3 { break }
        }
        #expect(ids == ["1", "2", "3"])
    }

    @Test("logs are returned line by line, however they are cut")
    func logs() async throws {
        let lines = (0..<100).map {
            #"{"time":"2026-11-22T14:08:54.\#($0 + 100)Z","service":"web","message":"hello <\#($0)> ä"}"#
        }
        let daemon = try StubDaemon { request, connection in
            connection.send(
                "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
            var rest = Array(lines.joined(separator: "\n").utf8)[...]
            while !rest.isEmpty {
                let chunk = rest.prefix(37)
                connection.send(Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8))
                rest = rest.dropFirst(37)
            }
            connection.send("0\r\n\r\n")
        }
        let client = daemon.client()
        let entries = try await client.logs(["web", "db"], count: nil)
        #expect(entries.map(\.message) == (0..<100).map { "hello <\($0)> ä" })
        #expect(entries.first?.time.nanoseconds == 100_000_000)
        #expect(daemon.requests.first?.target == "/v1/logs?n=-1&services=web&services=db")
    }

    @Test("logs are followed until nobody reads them any more")
    func followedLogs() async throws {
        let ended = Occurrence<Void>()
        let daemon = try StubDaemon { _, connection in
            connection.send(
                "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
            let line = #"{"time":"2026-11-22T14:08:54Z","service":"web","message":"m"}"# + "\n"
            connection.send("\(String(line.utf8.count, radix: 16))\r\n\(line)\r\n")
            connection.waitForEnd()
            ended.happen()
        }
        let client = daemon.client()
        for try await entry in client.followLogs(["web"]) {
            #expect(entry.message == "m")
            break
        }
        await ended.wait()
        #expect(daemon.requests.first?.target == "/v1/logs?n=0&services=web&follow=true")
    }

    @Test(
        "logs that make no sense are an error",
        arguments: [
            ("application/x-ndjson", "{}\n", PebbleError.Code.protocolViolation),
            ("application/x-ndjson", "hello\n", .protocolViolation), ("application/json", "{}\n", .protocolViolation),
            ("application/x-ndjson", #"{"time":"now","service":"web","message":"m"}"#, .protocolViolation),
            ("application/x-ndjson", String(repeating: "x", count: 2 << 20), .protocolViolation),
        ])
    func malformedLogs(_ type: String, _ body: String, _ code: PebbleError.Code) async throws {
        let daemon = try StubDaemon { _, connection in connection.answer(body, type: type) }
        let client = daemon.client()
        let error = await #expect(throws: PebbleError.self) { try await client.logs() }
        #expect(error?.code == code)
    }

    @Test("a refusal of logs is the daemon's error")
    func refusedLogs() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.error(400, "Bad Request", "n must be -1, 0, or a positive integer")
        }
        let client = daemon.client()
        let error = await #expect(throws: PebbleError.self) { try await client.logs(count: -5) }
        #expect(error?.statusCode == 400)
        #expect(error?.message == "n must be -1, 0, or a positive integer")
    }
}
