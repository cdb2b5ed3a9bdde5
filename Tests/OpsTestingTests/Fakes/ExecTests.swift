import Ops
import OpsTesting
import Synchronization
import Testing

@Suite("Commands in a simulated container")
struct ExecTests {
    @Test func `do what was said of the most of their words`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.handleExec("web", [], exitCode: 9)
        try harness.handleExec("web", ["ls"], output: "all\n")
        try harness.handleExec("web", ["ls", "-l", "/srv"], output: "long\n", errors: "slow\n")
        #expect(try await web.exec(["ls", "-l"]).waitForOutput().text == "all\n")
        let output = try await web.exec(["ls", "-l", "/srv", "x"]).waitForOutput()
        #expect(output.text == "long\n")
        #expect(output.errorText == "slow\n")
        let error = await pebbleError { _ = try await web.exec(["anything"]).waitForOutput() }
        #expect(error?.code == .exec)
        #expect(error?.exitCode == 9)
        try harness.handleExec("web", ["ls"], output: "other\n")
        #expect(try await web.exec(["ls"]).waitForOutput().text == "other\n")
    }

    @Test func `are refused when nothing was said of them`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let error = await pebbleError { _ = try await web.exec(["ls", "secret"]) }
        #expect(error?.statusCode == 500)
        #expect(
            error?.message
                == "nothing was said of the command \"ls\"; say what it does by handleExec(\"web\", [\"ls\"])")
        #expect(try harness.execHistory("web").isEmpty)
    }

    @Test func `tell a closure how they were run`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let service = Layer.Service(
            override: .replace, command: "/bin/web", environment: ["A": "service", "B": "service"], user: "www",
            workingDirectory: "/srv")
        try await web.addLayer("base", Layer(services: ["web": service]))
        try harness.handleExec("web", ["sort"]) { call in
            ExecResult(output: call.inputText.split(separator: "\n").sorted().joined(separator: "\n"))
        }
        let process = try await web.exec(
            ["sort", "-u"], environment: ["B": "call"], timeout: .seconds(7), serviceContext: "web",
            standardInput: .text("b\na"))
        #expect(try await process.waitForOutput().text == "a\nb")
        let call = try #require(try harness.execHistory("web").first)
        #expect(call.command == ["sort", "-u"])
        #expect(call.environment == ["A": "service", "B": "call"])
        #expect(call.workingDirectory == "/srv")
        #expect(call.timeout == .seconds(7))
        #expect(call.user == "www")
        #expect(call.serviceContext == "web")
        #expect(call.inputText == "b\na")
        #expect(!call.combinesError)
        let error = await pebbleError { _ = try await web.exec(["sort"], serviceContext: "nope") }
        #expect(error?.message == "context service \"nope\" not found")
    }

    @Test func `read what is written to them`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.handleExec("web", ["cat"]) { ExecResult(output: $0.standardInput) }
        let process = try await web.exec(["cat"], standardInput: .writer)
        let input = try #require(process.standardInput)
        try await input.write("one ")
        try await input.write("two")
        input.finish()
        #expect(try await process.waitForOutput().text == "one two")
        let late = await pebbleError { try await input.write("three") }
        #expect(late?.code == .invalidArgument)
    }

    @Test func `end without the end of their input when that is waited for`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.handleExec("web", ["cat"]) { ExecResult(output: $0.standardInput) }
        let process = try await web.exec(["cat"], standardInput: .writer)
        try await process.standardInput?.write("so far")
        #expect(try await process.waitForOutput().text == "so far")
        let late = await pebbleError { try await process.standardInput?.write("more") }
        #expect(late?.code == .connection)
    }

    @Test func `have their errors behind their output when the two are combined`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.handleExec("web", ["make"], output: "out\n", errors: "err\n")
        let output = try await web.exec(["make"], combinesError: true).waitForOutput()
        #expect(output.text == "out\nerr\n")
        #expect(output.errorText == nil)
    }

    @Test func `write to sinks and streams`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.handleExec("web", ["make"], output: "1\n2\n3\n", errors: "err")
        let seen = Mutex<[UInt8]>([])
        let process = try await web.exec(
            ["make"], standardError: .closure { bytes in seen.withLock { $0 += bytes } })
        var lines: [String] = []
        for try await line in try #require(process.standardOutput).lines { lines.append(line) }
        try await process.wait()
        #expect(lines == ["1", "2", "3"])
        #expect(String(decoding: seen.withLock { $0 }, as: UTF8.self) == "err")
    }

    @Test func `may write much that nobody reads`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.handleExec("web", ["yes"], ExecResult(output: [UInt8](repeating: 121, count: 5 << 20)))
        try await web.exec(["yes"]).wait()
        #expect(try await web.exec(["yes"]).waitForOutput().standardOutput.count == 5 << 20)
    }

    @Test func `can take too long`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.handleExec("web", ["sleep"]) { $0.timeout ?? .zero < .seconds(10) ? .timedOut : ExecResult() }
        try await web.exec(["sleep"], timeout: .seconds(20)).wait()
        let error = await pebbleError { try await web.exec(["sleep"], timeout: .seconds(2)).wait() }
        #expect(error?.code == .change)
        #expect(error?.message?.contains("timed out after 2s") == true)
        let endless = await pebbleError { try await web.exec(["sleep"]).wait() }
        #expect(endless?.message?.contains("the charm has given it no time limit") == true)
    }

    @Test func `fail with what their closure throws`() async throws {
        struct Broken: Error {}
        let (harness, web) = try WorkloadCharm.begun()
        try harness.handleExec("web", ["sh"]) { _ in throw Broken() }
        let error = await pebbleError { try await web.exec(["sh"]).wait() }
        #expect(error?.code == .change)
        #expect(error?.message?.contains("Broken()") == true)
    }

    @Test func `are told of signals`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.handleExec("web", ["serve"]) { ExecResult(exitCode: $0.signals == ["SIGTERM"] ? 143 : 0) }
        let process = try await web.exec(["serve"], standardInput: .writer)
        try process.sendSignal("SIGTERM")
        let error = await pebbleError { try await process.wait() }
        #expect(error?.exitCode == 143)
        #expect(try harness.execHistory("web").first?.signals == ["SIGTERM"])
    }

    @Test func `are killed when they are given up`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.handleExec("web", ["serve"]) { _ in
            Issue.record("It was killed before it could do anything.")
            return ExecResult()
        }
        var process: ExecProcess? = try await web.exec(["serve"], standardInput: .writer)
        let change = try #require(process?.changeID)
        #expect(try await web.pebble.change(change).isReady == false)
        process = nil
        let killed = try await web.pebble.waitForChange(change)
        #expect(killed.tasks.first?.data["exit-code"]?.intValue == 137)
        #expect(killed.error == nil)
    }

    @Test func `are those of one container`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.handleExec("side", ["ls"])
        await #expect(throws: PebbleError.self) { try await web.exec(["ls"]) }
        #expect(throws: TestingError.self) { try harness.handleExec("nope", ["ls"]) }
    }
}
