import Dispatch
import Pebble
import Testing

@Suite("Commands that go wrong", .timeLimit(.minutes(1)))
struct ExecFailureTests {
    @Test("have ended with an error before their output could be read")
    func refused() async throws {
        let exec = try StubExec(failure: "timeout waiting for websocket connections", stderr: nil, stdio: nil)
        let error = await #expect(throws: PebbleError.self) { try await exec.client().exec(["x"]) }
        #expect(error?.code == .change)
        #expect(error?.message == "timeout waiting for websocket connections")
    }

    @Test("have ended well before their output could be read")
    func gone() async throws {
        let exec = try StubExec(exitCode: 137, stderr: nil, stdio: nil)
        let error = await #expect(throws: PebbleError.self) { try await exec.client().exec(["x"]) }
        #expect(error?.code == .connection)
    }

    @Test("are no error when they have ended before they could be controlled")
    func noControl() async throws {
        let exec = try StubExec(control: nil) { socket in
            socket.send("quick")
            socket.end()
        }
        let process = try await exec.client().exec(["x"])
        try process.sendSignal("SIGHUP")
        #expect(try await process.waitForOutput().text == "quick")
    }

    @Test("are refused by Pebble")
    func apiError() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.error(400, "Bad Request", #"cannot find executable \"x\""#)
        }
        let error = await #expect(throws: PebbleError.self) {
            try await daemon.client().exec(["x"])
        }
        #expect(error?.code == .api)
        #expect(error?.statusCode == 400)
    }

    @Test("get an answer without a task", arguments: ["{}", "null", #"{"task-id":7}"#])
    func noTask(result: String) async throws {
        let daemon = try StubDaemon { _, connection in connection.result(result) }
        let error = await #expect(throws: PebbleError.self) {
            try await daemon.client().exec(["x"])
        }
        #expect(error?.code == .protocolViolation)
    }

    @Test(
        "get frames that no server may send, or a connection that ends early",
        arguments: [
            ([0x82, 0x81, 1, 2, 3, 4, 5], .protocolViolation), ([0xF0, 0], .protocolViolation),
            ([0x00, 0], .protocolViolation), ([0x81, 127, 0, 0, 0, 1, 0, 0, 0, 0], .protocolViolation),
            ([0x88, 0], .connection), ([0x82, 10, 1], .connection), ([], .connection),
        ] as [([UInt8], PebbleError.Code)])
    func badFrames(bytes: [UInt8], code: PebbleError.Code) async throws {
        let exec = try StubExec { socket in
            socket.connection.send(bytes)
            if code == .connection { socket.connection.close() }
        }
        let error = await #expect(throws: PebbleError.self) { try await exec.client().exec(["x"]).waitForOutput() }
        #expect(error?.code == code)
    }

    @Test("are answered by something that is no websocket")
    func noWebSocket() async throws {
        let daemon = try StubDaemon { request, connection in
            guard request.method == "GET" else {
                return connection.answer(
                    #"{"type":"async","status-code":202,"status":"Accepted","change":"1","result":{"task-id":"2"}}"#)
            }
            connection.send("SSH-2.0-OpenSSH_9.2\r\n\r\n")
        }
        let error = await #expect(throws: PebbleError.self) {
            try await daemon.client().exec(["x"])
        }
        #expect(error?.code == .protocolViolation)
    }

    @Test("get no answer when they ask for websockets")
    func silence() async throws {
        let daemon = try StubDaemon { request, connection in
            guard request.method == "POST" else { return connection.waitForEnd() }
            connection.answer(
                #"{"type":"async","status-code":202,"status":"Accepted","change":"1","result":{"task-id":"2"}}"#)
        }
        let error = await #expect(throws: PebbleError.self) {
            try await PebbleClient(socketPath: daemon.path, timeout: .milliseconds(200)).exec(["x"])
        }
        #expect(error?.code == .timeout)
    }

    @Test("have ended, and their output never does")
    func endlessOutput() async throws {
        let exec = try StubExec { $0.send("some") }
        let error = await #expect(throws: PebbleError.self) {
            try await exec.client(timeout: .milliseconds(300)).exec(["x"]).waitForOutput()
        }
        #expect(error?.code == .timeout)
    }

    @Test("run on while nobody reads their output, of which too much is thrown away")
    func unread() async throws {
        let content = variedBytes(6_000_000)
        let exec = try StubExec { socket in
            socket.send(2, content)
            socket.end()
        }
        let process = try await exec.client().exec(["x"])
        try await process.wait()
        let output = try #require(process.standardOutput)
        var kept: [UInt8] = []
        let error = await #expect(throws: PebbleError.self) { for try await chunk in output { kept += chunk } }
        #expect(error?.code == .invalidArgument)
        #expect(!kept.isEmpty && kept.elementsEqual(content.prefix(kept.count)))
        #expect(kept.count < 3_000_000)
    }

    @Test("run on when somebody has read only the first line of much")
    func partlyRead() async throws {
        let exec = try StubExec { socket in
            socket.send("ready\n")
            socket.send(2, variedBytes(6_000_000))
            socket.end()
        }
        let process = try await exec.client().exec(["x"])
        for try await line in try #require(process.standardOutput).lines {
            #expect(line == "ready")
            break
        }
        try await process.wait()
    }

    @Test("are waited for, and little output is read afterwards")
    func readLater() async throws {
        let exec = try StubExec { socket in
            socket.send("a\nb")
            socket.end()
        }
        let process = try await exec.client().exec(["x"])
        try await process.wait()
        #expect(try await process.standardOutput?.text() == "a\nb")
    }

    private struct Broken: Error, CustomStringConvertible { let description = "no more today" }

    @Test("are killed when a sink or a source of theirs fails", arguments: [true, false])
    func brokenEnd(isSink: Bool) async throws {
        let killed = Occurrence<Void>()
        let exec = try StubExec(
            exitCode: 137,
            control: { socket in
                socket.waitForEnd()
                killed.happen()
            }
        ) { socket in
            socket.send("x")
            socket.waitForEnd()
        }
        let source = AsyncThrowingStream<[UInt8], any Error> { $0.finish(throwing: Broken()) }
        let process = try await exec.client().exec(
            ["x"], standardInput: isSink ? .empty : .source(.chunks(source)),
            standardOutput: isSink ? .closure { _ in throw Broken() } : nil)
        let error = await #expect(throws: PebbleError.self) { try await process.wait() }
        #expect(error?.code == .local)
        #expect(error?.description.contains("no more today") == true)
        #expect(await killed.wait() != nil)
    }

    @Test("are not hurt by a command that does not read all of its input")
    func unreadInput() async throws {
        let exec = try StubExec { $0.end() }
        try await exec.client().exec(["x"], standardInput: .bytes(variedBytes(20_000_000))).wait()
    }

    @Test(
        "are killed when the task is cancelled that waits, reads or writes",
        arguments: ["wait", "output", "read", "write"])
    func cancelled(what: String) async throws {
        let (begun, killed) = (Occurrence<Void>(), Occurrence<Void>())
        let isOver = DispatchSemaphore(value: 0)
        let exec = try StubExec(control: { socket in
            // No frame that closes: the connection just ends.
            if socket.receive() == nil { killed.happen() }
            isOver.signal()
        }) { _ in
            begun.happen()
            // Nothing is read.
            isOver.wait()
        }
        let process = try await exec.client().exec(["x"], standardInput: .writer)
        let task = Task {
            switch what {
            case "wait": try await process.wait()
            case "output": _ = try await process.waitForOutput()
            case "read": _ = try await process.standardOutput?.bytes()
            default: while true { try await process.standardInput?.write(variedBytes(1_000_000)) }
            }
        }
        _ = await begun.wait()
        try await Task.sleep(for: .milliseconds(20))
        task.cancel()
        let error = await #expect(throws: PebbleError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        #expect(await killed.wait() != nil)
    }

    @Test("end with the last who holds them")
    func abandoned() async throws {
        let killed = Occurrence<Void>()
        let exec = try StubExec(control: { socket in
            socket.waitForEnd()
            killed.happen()
        }) { socket in
            socket.send("x\n")
            socket.waitForEnd()
        }
        var output = try await exec.client().exec(["x"]).standardOutput
        // The output holds the command.
        for try await line in try #require(output).lines {
            #expect(line == "x")
            break
        }
        output = nil
        #expect(await killed.wait() != nil)
    }

    @Test("end with the server")
    func serverGone() async throws {
        let exec = try StubExec { $0.waitForEnd() }
        let process = try await exec.client().exec(["x"])
        let waiting = Task { try await process.wait() }
        exec.daemon.stop()
        let error = await #expect(throws: PebbleError.self) { try await waiting.value }
        #expect(error?.code == .connection)
    }
}
