import Pebble
import Testing

@Suite("Commands", .timeLimit(.minutes(1)))
struct ExecTests {
    private static let longOutput = variedBytes(5_000_000)

    @Test("give their output and errors, on connections of their own")
    func output() async throws {
        let exec = try StubExec(stderr: {
            $0.send("err\n"); $0.end()
        }) { socket in
            socket.send("out")
            socket.send("\n")
            socket.end()
        }
        let output = try await exec.client().exec(["ls", "-l"]).waitForOutput()
        #expect(output.standardOutput == Array("out\n".utf8))
        #expect(output.text == "out\n")
        #expect(output.errorText == "err\n")
        let sockets = ["control", "stderr", "stdio"].map { "/v1/tasks/24/websocket/\($0)" }
        #expect(exec.targets.sorted() == ["/v1/exec"] + sockets)
        let body = try JSON.parse(try #require(exec.daemon.requests.first).body)
        #expect(body == ["command": ["ls", "-l"], "split-stderr": true])
    }

    @Test("are asked for with all that is given")
    func request() async throws {
        let exec = try StubExec { $0.end() }
        let process = try await exec.client().exec(
            ["x"], environment: ["A": "1"], workingDirectory: "/w", timeout: .milliseconds(1500),
            user: WorkloadUser("me", id: 1, group: "us", groupID: 2), serviceContext: "web", combinesError: true)
        #expect(process.changeID == "17")
        #expect(process.standardError == nil)
        let output = try await process.waitForOutput()
        #expect(output.standardError == nil)
        #expect(!exec.targets.contains("/v1/tasks/24/websocket/stderr"))
        #expect(
            try JSON.parse(try #require(exec.daemon.requests.first).body) == [
                "command": ["x"], "split-stderr": false, "environment": ["A": "1"], "working-dir": "/w",
                "timeout": "1.5s", "service-context": "web", "user-id": 1, "user": "me", "group-id": 2, "group": "us",
            ])
    }

    @Test("that end with another exit code are an error with their output, which shows no arguments")
    func exitCode() async throws {
        let long = String(repeating: "é", count: 1025)
        let exec = try StubExec(
            exitCode: 3,
            stderr: {
                $0.send("bad \"thing\"\n"); $0.end()
            }
        ) { socket in
            socket.send(long)
            socket.end()
        }
        let error = await #expect(throws: PebbleError.self) {
            try await exec.client().exec(["/bin/x", "--password=hunter2"]).waitForOutput()
        }
        #expect(error?.code == .exec)
        #expect(error?.exitCode == 3)
        #expect(error?.standardOutput == Array(long.utf8))
        #expect(error?.standardError == Array("bad \"thing\"\n".utf8))
        let shown = String(repeating: "é", count: 1024)
        #expect(
            error?.description
                == #"The command "/bin/x" ended with exit code 3, standard output "\#(shown)" [truncated], standard error "bad \"thing\"\n"."#
        )
    }

    @Test("whose exit code is lost are an error", arguments: [nil, -1])
    func lostExitCode(exitCode: Int?) async throws {
        let exec = try StubExec(exitCode: exitCode) { $0.end() }
        let process = try await exec.client().exec(["x"])
        for _ in 0..<2 {
            let error = await #expect(throws: PebbleError.self) { try await process.wait() }
            #expect(error?.code == .exec)
            #expect(error?.exitCode == -1)
            #expect(error?.standardOutput == nil)
        }
    }

    @Test("whose change has failed are an error with the change")
    func changeError() async throws {
        let exec = try StubExec(exitCode: -1, failure: "timed out after 300ms") { $0.end() }
        let error = await #expect(throws: PebbleError.self) { try await exec.client().exec(["x"]).waitForOutput() }
        #expect(error?.code == .change)
        #expect(error?.message == "timed out after 300ms")
        #expect(error?.change?.id == "17")
    }

    @Test("read what is given to them", arguments: [0, 1, 125, 126, 65_535, 65_536, 300_000])
    func input(size: Int) async throws {
        let content = variedBytes(size)
        let exec = try StubExec { socket in
            socket.send(socket.receiveInput() == content ? "same" : "other")
            socket.end()
        }
        #expect(try await exec.client().exec(["x"], standardInput: .bytes(content)).waitForOutput().text == "same")
        let chunks = AsyncStream<[UInt8]> { continuation in
            for start in stride(from: 0, to: size, by: 10_000) {
                continuation.yield(Array(content[start..<min(start + 10_000, size)]))
            }
            continuation.finish()
        }
        let source = ExecInput.source(.chunks(chunks))
        #expect(try await exec.client().exec(["x"], standardInput: source).waitForOutput().text == "same")
    }

    @Test("read nothing by default")
    func emptyInput() async throws {
        let exec = try StubExec { socket in
            socket.send(socket.receive() == .end ? "ended" : "other")
            socket.end()
        }
        let process = try await exec.client().exec(["x"])
        #expect(process.standardInput == nil)
        #expect(try await process.waitForOutput().text == "ended")
    }

    @Test("answer line by line what is written line by line")
    func conversation() async throws {
        let exec = try StubExec { socket in
            while let frame = socket.receive(), frame != .end {
                socket.send("got ")
                socket.send(2, frame.payload)
            }
            socket.send("end")
            socket.end()
        }
        let process = try await exec.client().exec(["x"], standardInput: .writer)
        let input = try #require(process.standardInput)
        var lines = try #require(process.standardOutput).lines.makeAsyncIterator()
        for text in ["a", "b"] {
            try await input.write("\(text)\n")
            #expect(try await lines.next() == "got \(text)")
        }
        try await input.write([0x63, 0x0A])
        #expect(try await lines.next() == "got c")
        input.finish()
        input.finish()
        #expect(try await process.waitForOutput().text == "end")
        let error = await #expect(throws: PebbleError.self) { try await input.write("late") }
        #expect(error?.code == .invalidArgument)
    }

    @Test("may send messages in fragments, ping and texts of another kind")
    func oddFrames() async throws {
        let exec = try StubExec { socket in
            _ = socket.receive()
            socket.send(2, Array("a".utf8), isLast: false)
            socket.send(9, Array("are you there?".utf8))
            let pong = socket.receive() == StubWebSocket.Frame(code: 10, payload: Array("are you there?".utf8))
            socket.send(0, [], isLast: false)
            socket.send(0, Array((pong ? "b" : "!").utf8))
            socket.send(1, Array(#"{"command":"dance"}"#.utf8))
            socket.send(1, Array("{".utf8))
            socket.send("c")
            socket.end()
        }
        #expect(try await exec.client().exec(["x"]).waitForOutput().text == "abc")
    }

    @Test("may write much, which is read while they run")
    func longOutput() async throws {
        let exec = try StubExec(stderr: {
            $0.send(2, Self.longOutput); $0.end()
        }) { socket in
            for start in stride(from: 0, to: Self.longOutput.count, by: 100_000) {
                socket.send(2, Array(Self.longOutput[start..<start + 100_000]))
            }
            socket.end()
        }
        let output = try await exec.client().exec(["x"]).waitForOutput()
        #expect(output.standardOutput == Self.longOutput)
        #expect(output.standardError == Self.longOutput)
    }

    @Test("hand their output to sinks")
    func sinks() async throws {
        let exec = try StubExec(stderr: {
            $0.send("oh"); $0.end()
        }) { socket in
            socket.send(2, Self.longOutput)
            socket.end()
        }
        let folder = try TestFolder()
        let (errors, taken) = AsyncStream<[UInt8]>.makeStream()
        let process = try await exec.client().exec(
            ["x"], standardOutput: .file(folder.path + "/out"), standardError: .closure { taken.yield($0) })
        #expect(process.standardOutput == nil)
        #expect(process.standardError == nil)
        let error = await #expect(throws: PebbleError.self) { try await process.waitForOutput() }
        #expect(error?.code == .invalidArgument)
        try await process.wait()
        taken.finish()
        #expect(folder.content("out") == Self.longOutput)
        #expect(await errors.reduce([]) { $0 + $1 } == Array("oh".utf8))
    }

    @Test("get signals by name and by number")
    func signals() async throws {
        let frames = Occurrence<[String?]>()
        let exec = try StubExec(control: { socket in
            frames.happen([socket.receive()?.text, socket.receive()?.text])
        }) { socket in
            socket.end()
        }
        let process = try await exec.client().exec(["x"])
        try process.sendSignal("SIGHUP")
        try process.sendSignal(15)
        #expect(throws: PebbleError.self) { try process.sendSignal(4711) }
        let expected = ["SIGHUP", "SIGTERM"].map { #"{"command":"signal","signal":{"name":"\#($0)"}}"# }
        #expect(await frames.wait() == expected)
        try await process.wait()
    }

    @Test("that make no sense are refused, and nothing is asked")
    func misuse() async throws {
        let exec = try StubExec { $0.end() }
        let client = exec.client()
        for operation in [
            { _ = try await client.exec([]) },
            { _ = try await client.exec(["x"], standardError: .closure { _ in }, combinesError: true) },
        ] {
            let error = await #expect(throws: PebbleError.self) { try await operation() }
            #expect(error?.code == .invalidArgument)
        }
        #expect(exec.daemon.requests.isEmpty)
    }
}
