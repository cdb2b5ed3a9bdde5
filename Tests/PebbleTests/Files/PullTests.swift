import Pebble
import Testing

@Suite("Pulling files", .timeLimit(.minutes(1)))
struct PullTests {
    private static func client(_ daemon: StubDaemon, timeout: Duration = .seconds(30)) -> PebbleClient {
        PebbleClient(socketPath: daemon.path, timeout: timeout)
    }

    /// A server that answers with a body.
    private static func daemon(_ body: [UInt8], isChunked: Bool = false, type: String = Multipart.type) throws
        -> StubDaemon
    {
        try StubDaemon { _, connection in connection.answer(multipart: body, isChunked: isChunked, type: type) }
    }

    @Test(
        "gives the bytes, of any size and however they arrive, over one connection",
        arguments: [0, 1, 1023, 65_536, 1_500_000], [false, true])
    func content(size: Int, isChunked: Bool) async throws {
        // Line ends, hyphens and the beginning of a delimiter all over.
        let content = variedBytes(size / 2) + [UInt8]("\r\n--8f4d\r\n".utf8) + variedBytes(size / 2)
        let daemon = try Self.daemon(Multipart.file("/f", content) + Multipart.good("/f"), isChunked: isChunked)
        let client = Self.client(daemon)
        #expect(try await client.pull("/f").bytes() == content)
        var chunks: [UInt8] = []
        for try await chunk in try await client.pull("/f") {
            #expect(!chunk.isEmpty)
            chunks += chunk
        }
        #expect(chunks == content)
        #expect(daemon.connectionCount == 1)
    }

    @Test("asks for the path, whatever is in it, and for a multipart answer")
    func request() async throws {
        let path = "/a dir/we\"i\\rd—'&=\n.txt"
        let daemon = try Self.daemon(
            Multipart.file("/a dir/we\\\"i\\\\rd—'&=%0A.txt", [1])
                + Multipart.good("/a dir/we\\\"i\\\\rd—'&=\\n.txt"))
        #expect(try await Self.client(daemon).pull(path).bytes() == [1])
        let request = try #require(daemon.requests.first)
        #expect(
            request.target
                == "/v1/files?action=read&path=%2Fa%20dir%2Fwe%22i%5Crd%E2%80%94%27%26%3D%0A.txt")
        #expect(request.headers["accept"] == "multipart/form-data")
    }

    @Test("gives text and lines, of which some end with a carriage return or with nothing")
    func text() async throws {
        let daemon = try Self.daemon(
            Multipart.file("/f", Array("one\r\n\ntwö\nthree".utf8)) + Multipart.good("/f"), isChunked: true)
        let client = Self.client(daemon)
        #expect(try await client.pull("/f").text() == "one\r\n\ntwö\nthree")
        var lines: [String] = []
        for try await line in try await client.pull("/f").lines { lines.append(line) }
        #expect(lines == ["one", "", "twö", "three"])
        // Whoever reads on after lines gets what comes behind them.
        let file = try await client.pull("/f")
        for try await line in file.lines where line.isEmpty { break }
        #expect(try await file.text() == "twö\nthree")
        #expect(try await file.text() == "")
    }

    @Test("refuses two readers at once")
    func twoReaders() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Type: \(Multipart.type)\r\nContent-Length: 5000\r\n\r\n")
            connection.send(Multipart.file("/f", [1]))
        }
        let file = try await Self.client(daemon).pull("/f")
        var iterator = file.makeAsyncIterator()
        #expect(try await iterator.next() == [1])
        async let first = Self.code { _ = try await file.bytes() }
        async let second = Self.code { _ = try await file.bytes() }
        // One of them waits for bytes that do not come; it ends with the server.
        while daemon.requests.isEmpty { await Task.yield() }
        try await Task.sleep(for: .milliseconds(50))
        daemon.stop()
        #expect(await Set([first, second]) == [.invalidArgument, .connection])
    }

    private static func code(_ body: () async throws -> Void) async -> PebbleError.Code? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? PebbleError)?.code
        }
    }

    @Test("writes to a file of this machine, which keeps its permissions")
    func toFile() async throws {
        let content = variedBytes(1_000_000)
        let daemon = try Self.daemon(Multipart.file("/f", content) + Multipart.good("/f"))
        let folder = try TestFolder()
        try await Self.client(daemon).pull("/f").write(to: .file(folder.path + "/new"))
        #expect(folder.content("new") == content)
        let old = try folder.file("old", [1, 2, 3])
        try await Self.client(daemon).pull("/f").write(to: .file(old))
        #expect(folder.content("old") == content)
        #expect(folder.names == ["new", "old"])
    }

    @Test("leaves the file of this machine as it was when the file could not be read to its end")
    func failureMidway() async throws {
        let daemon = try Self.daemon(
            Multipart.file("/f", [7, 8, 9])
                + Multipart.failed("/f", "read /f: input/output error", kind: "generic-file-error"))
        let folder = try TestFolder()
        let old = try folder.file("old", [1, 2, 3])
        let file = try await Self.client(daemon).pull("/f")
        let error = await #expect(throws: PebbleError.self) { try await file.write(to: .file(old)) }
        #expect(error?.code == .path)
        #expect(error?.kind == .generic)
        #expect(error?.message == "read /f: input/output error")
        #expect(folder.content("old") == [1, 2, 3])
        #expect(folder.names == ["old"])
    }

    @Test(
        "tells at once why there is nothing to read",
        arguments: ["not-found", "permission-denied", "generic-file-error", "something-new"])
    func pathError(kind: String) async throws {
        let daemon = try Self.daemon(Multipart.failed("/f", "stat /f: no", kind: kind))
        let client = Self.client(daemon)
        for _ in 0..<2 {
            let error = await #expect(throws: PebbleError.self) { try await client.pull("/f") }
            #expect(error?.code == .path)
            #expect(error?.kind?.rawValue == kind)
            #expect(error?.path == "/f")
        }
        #expect(daemon.connectionCount == 1)
    }

    @Test(
        "refuses an answer that makes no sense",
        arguments: [
            [], Array("{}".utf8), Multipart.response("[]"), Multipart.good("/f"), Multipart.good("/g"),
            Multipart.file("/g", [1]) + Multipart.good("/f"), Multipart.file("/f", [1]) + Multipart.good("/g"),
            Multipart.file("/f", [1]) + Multipart.file("/f", [2]) + Multipart.good("/f"), Multipart.file("/f", [1]),
            Multipart.file("/f", [1]).dropLast(3), Array(Multipart.file("/f", [1]).prefix(100)),
            Multipart.file("/f", [1]) + Multipart.good("/f").dropLast(20),
            Multipart.file("/f", Array("\r\n--\(Multipart.boundary)!".utf8)) + Multipart.good("/f"),
            Multipart.file("/f", Multipart.file("/f", [])) + Multipart.good("/f"),
            Multipart.file("/f", [1]) + Multipart.response("7"), Multipart.file("/f", [1]) + Multipart.response("}"),
            Multipart.file("/f", [1]) + Multipart.response("[" + String(repeating: "0,", count: 1 << 20) + "0]"),
        ] as [[UInt8]])
    func nonsense(body: [UInt8]) async throws {
        let daemon = try Self.daemon(body)
        let error = await #expect(throws: PebbleError.self) { try await Self.client(daemon).pull("/f").bytes() }
        #expect(error?.code == .protocolViolation)
    }

    @Test(
        "refuses another content type",
        arguments: [
            "application/json", "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/form-data; boundary",
            "multipart/form-data; boundary=\"", "multipart/mixed; boundary=\(Multipart.boundary)",
            "multipart/form-data; boundary=\(String(repeating: "b", count: 71))",
            "multipart/form-data; boundary=\"a\tb\"", "",
        ])
    func contentType(type: String) async throws {
        let daemon = try Self.daemon(Multipart.file("/f", [1]) + Multipart.good("/f"), type: type)
        let error = await #expect(throws: PebbleError.self) { try await Self.client(daemon).pull("/f") }
        #expect(error?.code == .protocolViolation)
    }

    @Test("reads a boundary in quotation marks")
    func quotedBoundary() async throws {
        let daemon = try Self.daemon(
            Multipart.file("/f", [1]) + Multipart.good("/f"),
            type: "Multipart/Form-Data; charset=x; Boundary=\"\(Multipart.boundary)\"")
        #expect(try await Self.client(daemon).pull("/f").bytes() == [1])
    }

    @Test("ends when the server closes or stops midway, whatever length it has announced", arguments: [true, false])
    func cut(closes: Bool) async throws {
        let daemon = try StubDaemon { _, connection in
            connection.send(
                "HTTP/1.1 200 OK\r\nContent-Type: \(Multipart.type)\r\nContent-Length: \(4 << 30)\r\n\r\n")
            connection.send(Multipart.file("/f", variedBytes(100_000)))
            if closes { connection.close() }
        }
        let file = try await Self.client(daemon, timeout: .seconds(2)).pull("/f")
        let error = await #expect(throws: PebbleError.self) { try await file.bytes() }
        #expect(error?.code == (closes ? .connection : .timeout))
    }

    @Test("ends when only half a header of a part comes")
    func halfHeader() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Type: \(Multipart.type)\r\nContent-Length: 1000\r\n\r\n")
            connection.send(Array(Multipart.file("/f", []).prefix(90)))
        }
        let error = await #expect(throws: PebbleError.self) {
            try await Self.client(daemon, timeout: .milliseconds(200)).pull("/f")
        }
        #expect(error?.code == .timeout)
    }

    @Test("tells of an answer that says no")
    func refused() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.error(401, "Unauthorized", "access denied", kind: "login-required")
        }
        let error = await #expect(throws: PebbleError.self) { try await Self.client(daemon).pull("/f") }
        #expect(error?.code == .api)
        #expect(error?.statusCode == 401)
        #expect(error?.kind == .loginRequired)
    }

    @Test("closes the connection when nobody reads any more, and when the task is cancelled", arguments: [true, false])
    func abandoned(isCancelled: Bool) async throws {
        let ended = Occurrence<Void>()
        let daemon = try StubDaemon { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Type: \(Multipart.type)\r\nContent-Length: 5000\r\n\r\n")
            connection.send(Multipart.file("/f", [1]))
            connection.waitForEnd()
            ended.happen()
        }
        let client = Self.client(daemon)
        if isCancelled {
            let task = Task { try await client.pull("/f").bytes() }
            while daemon.requests.isEmpty { await Task.yield() }
            task.cancel()
            let error = await #expect(throws: PebbleError.self) { try await task.value }
            #expect(error?.code == .cancelled)
        } else {
            _ = try await client.pull("/f")
        }
        #expect(await ended.wait() != nil)
    }
}
