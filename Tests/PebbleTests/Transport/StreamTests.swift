import NIOCore
import Pebble
import Testing

@Suite("Bodies that are streamed", .timeLimit(.minutes(1)))
struct StreamTests {
    /// Bytes of which no two neighbouring blocks are the same.
    private static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    }

    private static func transport(_ daemon: StubDaemon, timeLimit: Duration = .seconds(30)) -> UnixSocketTransport {
        UnixSocketTransport(path: daemon.path, timeLimit: timeLimit)
    }

    private static let request = PebbleRequest(.get, "/v1/files", timeLimit: .seconds(30))
    private static let post = PebbleRequest(.post, "/v1/files", timeLimit: .seconds(30))

    @Test("a long answer arrives whole, with a length and in chunks", arguments: [false, true])
    func download(isChunked: Bool) async throws {
        let content = Self.bytes(3_000_000)
        let daemon = try StubDaemon { _, connection in
            connection.send("HTTP/1.1 200 OK\r\n")
            guard isChunked else {
                connection.send("Content-Length: \(content.count)\r\n\r\n")
                connection.send(content)
                return
            }
            connection.send("Transfer-Encoding: chunked\r\n\r\n")
            var rest = content[...]
            while !rest.isEmpty {
                let chunk = rest.prefix(7777)
                connection.send(Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8))
                rest = rest.dropFirst(7777)
            }
            connection.send("0\r\n\r\n")
        }
        let transport = Self.transport(daemon)
        for _ in 0..<2 {
            let response = try await transport.open(Self.request)
            #expect(response.head.status == 200)
            var all: [UInt8] = []
            while let piece = try await response.body.next() { all += piece.readableBytesView }
            #expect(all == content)
            #expect(try await response.body.next() == nil)
        }
        #expect(daemon.connectionCount == 1)
    }

    @Test("what a slow reader has not read holds the sender back")
    func backPressure() async throws {
        let stopped = Occurrence<Int>()
        let daemon = try StubDaemon { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(1 << 30)\r\n\r\n")
            let block = [UInt8](repeating: 7, count: 1 << 16)
            var sent = 0
            while sent < 1 << 30, connection.send(block) { sent += block.count }
            stopped.happen(sent)
        }
        var response: PebbleResponseStream? = try await Self.transport(daemon).open(Self.request)
        for _ in 0..<10 { _ = try await response?.body.next() }
        response = nil
        // Who stops reading closes the connection; by then little was sent of what was never read.
        let sent = try #require(await stopped.wait())
        #expect(sent < 64 << 20)
    }

    @Test("an answer that is cut in the middle is an error after what arrived")
    func cut() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello")
            connection.close()
        }
        let response = try await Self.transport(daemon).open(Self.request)
        #expect(try await response.body.next() == ByteBuffer(string: "hello"))
        let error = await #expect(throws: PebbleError.self) { try await response.body.next() }
        #expect(error?.code == .connection)
    }

    @Test("an answer that stops in the middle is an error after the time limit")
    func stopped() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello")
        }
        var request = Self.request
        request.timeLimit = .milliseconds(200)
        let error = await #expect(throws: PebbleError.self) {
            let response = try await Self.transport(daemon).open(request)
            while let _ = try await response.body.next() {}
        }
        #expect(error?.code == .timeout)
    }

    @Test("a task that is cancelled while it reads closes the connection")
    func cancelled() async throws {
        let (reading, ended) = (Occurrence<Void>(), Occurrence<Void>())
        let daemon = try StubDaemon { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello")
            connection.waitForEnd()
            ended.happen()
        }
        let transport = Self.transport(daemon)
        let task = Task {
            let response = try await transport.open(Self.request)
            while let _ = try await response.body.next() { reading.happen() }
        }
        await reading.wait()
        task.cancel()
        let error = await #expect(throws: PebbleError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        await ended.wait()
    }

    @Test("a body that is made while it is sent arrives whole", arguments: [nil, 3_000_000] as [Int?])
    func upload(length: Int?) async throws {
        let content = Self.bytes(3_000_000)
        let daemon = try StubDaemon { request, connection in connection.answer("\(request.body.count)") }
        let transport = Self.transport(daemon)
        for _ in 0..<2 {
            let response = try await transport.upload(Self.post, length: length) { writer throws(PebbleError) in
                var rest = content[...]
                while !rest.isEmpty {
                    try await writer.write(ByteBuffer(bytes: rest.prefix(100_000)))
                    rest = rest.dropFirst(100_000)
                }
            }
            #expect(String(buffer: response.body) == "3000000")
        }
        #expect(daemon.requests.allSatisfy { $0.body == content && $0.isWhole })
        #expect(daemon.requests.first?.headers["transfer-encoding"] == (length == nil ? "chunked" : nil))
        #expect(daemon.connectionCount == 1)
    }

    @Test("a body whose maker fails is cut, and the error is passed on")
    func failingUpload() async throws {
        let asked = Occurrence<Bool>()
        let daemon = try StubDaemon { request, _ in asked.happen(request.isWhole) }
        let error = await #expect(throws: PebbleError.self) {
            try await Self.transport(daemon).upload(Self.post, length: nil) { writer throws(PebbleError) in
                try await writer.write(ByteBuffer(string: "half"))
                throw PebbleError(.path, "The file cannot be read.")
            }
        }
        #expect(error?.code == .path)
        #expect(await asked.wait() == false)
    }

    @Test("a body that is longer or shorter than was said is cut, and an error", arguments: [5, 7])
    func wrongLength(length: Int) async throws {
        let asked = Occurrence<Bool>()
        let daemon = try StubDaemon { request, _ in asked.happen(request.isWhole) }
        let error = await #expect(throws: PebbleError.self) {
            try await Self.transport(daemon).upload(Self.post, length: length) { writer throws(PebbleError) in
                for text in ["abc", "def"] { try await writer.write(ByteBuffer(string: text)) }
            }
        }
        #expect(error?.code == .invalidArgument)
        #expect(error?.description.hasPrefix("The request's body has 1 bytes \(length == 5 ? "more" : "less")") == true)
        #expect(await asked.wait() == false)
    }

    @Test("an answer that comes before the body is whole is the answer")
    func early() async throws {
        let daemon = try StubDaemon(reading: .heads) { _, connection in
            connection.error(401, "Unauthorized", "access denied", kind: "login-required")
        }
        let response = try await Self.transport(daemon).upload(Self.post, length: nil) { writer throws(PebbleError) in
            // More than anybody takes who does not read.
            for _ in 0..<1000 { try await writer.write(ByteBuffer(repeating: 7, count: 1 << 16)) }
        }
        #expect(response.head.status == 401)
    }

    @Test("a daemon that does not take a body is an error after the time limit")
    func stuck() async throws {
        let daemon = try StubDaemon(reading: .heads) { _, _ in }
        var request = Self.post
        request.timeLimit = .milliseconds(200)
        let error = await #expect(throws: PebbleError.self) {
            try await Self.transport(daemon).upload(request, length: nil) { writer throws(PebbleError) in
                for _ in 0..<1000 { try await writer.write(ByteBuffer(repeating: 7, count: 1 << 16)) }
            }
        }
        #expect(error?.code == .timeout)
    }

    @Test("a daemon that goes away while it is sent a body is an error")
    func vanished() async throws {
        let daemon = try StubDaemon(reading: .heads) { _, connection in connection.close() }
        let error = await #expect(throws: PebbleError.self) {
            try await Self.transport(daemon).upload(Self.post, length: nil) { writer throws(PebbleError) in
                for _ in 0..<1000 { try await writer.write(ByteBuffer(repeating: 7, count: 1 << 16)) }
            }
        }
        #expect(error?.code == .connection)
    }
}
