import Foundation
import HookCommands
import JujuRPC
import Testing

@Suite struct SocketRunnerTests {
    private static let read = HookCommand("config-get", ["--format=json"])
    private static let toolsAnswer = Array("null".utf8)

    private func socketPath() -> String { NSTemporaryDirectory() + "/\(UUID().uuidString.prefix(13)).socket" }

    private func runner(
        _ path: String, contextID: String = "ctx", token: String? = nil, fallback: RecordingRunner?
    ) throws -> SocketRunner {
        SocketRunner(
            address: try AgentAddress(address: path), contextID: contextID, token: token, fallback: fallback)
    }

    /// Runs the body with a server that behaves as the agent does.
    private func withAgent(
        _ handler: @escaping HookServer.Handler, token: String? = nil, _ body: (String) throws -> Void
    ) throws {
        let path = socketPath()
        let server = HookServer(path: path, contextID: "ctx", token: token, handler: handler)
        try server.start()
        defer { server.close(waitingAtMost: .seconds(10)) }
        try body(path)
    }

    // MARK: - What the agent is told, and what it answers

    @Test("a command goes to the agent with its arguments, input and directory, and no tool is run")
    func request() throws {
        let tools = RecordingRunner()
        let echo: HookServer.Handler = { request in
            let words = [request.command, request.directory] + request.arguments
            return HookResponse(output: Array(words.joined(separator: "|").utf8) + (request.input ?? []))
        }
        try withAgent(echo, token: "t") { path in
            let runner = try runner(path, token: "t", fallback: tools)
            let directory = FileManager.default.currentDirectoryPath
            let answer = try runner.run(HookCommand("relation-set", ["-r", "db:7", "a b"], input: Array("|in".utf8)))
            #expect(String(decoding: answer, as: UTF8.self) == "relation-set|\(directory)|-r|db:7|a b|in")
            // A second command shows that the connection is kept.
            #expect(try runner.run(Self.read) == Array("config-get|\(directory)|--format=json".utf8))
        }
        #expect(tools.commands.isEmpty)
    }

    @Test("a command that fails is the same error as from its tool, and is not run again")
    func failure() throws {
        let tools = RecordingRunner()
        let text = "ERROR this unit is not the leader\n"
        try withAgent({ _ in HookResponse(exitCode: 1, errorOutput: Array(text.utf8)) }) { path in
            let runner = try runner(path, fallback: tools)
            let error = try #require(throws: HookCommandError.self) { try runner.run(HookCommand("relation-set")) }
            #expect(error == HookCommandError(tool: "relation-set", exitCode: 1, standardError: text))
        }
        #expect(tools.commands.isEmpty)
    }

    @Test("a command that asks for input that there is not finds it empty")
    func inputWanted() throws {
        let handler: HookServer.Handler = { request throws(HookServerRefusal) in
            guard let input = request.input else { throw .inputWanted }
            return HookResponse(output: Array("\(input.count)".utf8))
        }
        try withAgent(handler) { path in
            let answer = try runner(path, fallback: nil).run(HookCommand("relation-set", ["--file", "-"]))
            #expect(answer == Array("0".utf8))
        }
    }

    @Test("another refusal than of the request is what a tool would print")
    func otherRefusal() throws {
        let tools = RecordingRunner()
        try withAgent({ _ throws(HookServerRefusal) in throw HookServerRefusal("permission denied") }) { path in
            let runner = try runner(path, fallback: tools)
            let error = try #require(throws: HookCommandError.self) { try runner.run(Self.read) }
            #expect(error.code == .permissionDenied)
            #expect(error.exitCode == 1)
            #expect(error.standardError == "ERROR permission denied\n")
        }
        #expect(tools.commands.isEmpty)
    }

    // MARK: - Giving way to the tools

    @Test("where no agent listens, the tools run every command")
    func noAgent() throws {
        let tools = RecordingRunner()
        let runner = try runner(socketPath(), fallback: tools)
        #expect(try runner.run(Self.read) == Self.toolsAnswer)
        #expect(try runner.run(HookCommand("secret-add")) == Self.toolsAnswer)
        #expect(tools.commands == [Self.read, HookCommand("secret-add")])
    }

    @Test("where the agent refuses the first request, the tools run every command")
    func refusedAtFirst() throws {
        let tools = RecordingRunner()
        try withAgent({ _ in HookResponse() }) { path in
            let runner = try runner(path, contextID: "other", fallback: tools)
            _ = try runner.run(Self.read)
            _ = try runner.run(HookCommand("juju-log", ["--", "a"]))
        }
        #expect(tools.commands == [Self.read, HookCommand("juju-log", ["--", "a"])])
    }

    @Test("where the agent refuses a later request, the tools run that one alone")
    func refusedLater() throws {
        let tools = RecordingRunner()
        let handler: HookServer.Handler = { request throws(HookServerRefusal) in
            guard request.command == "config-get" else { throw .unknownCommand(request.command) }
            return HookResponse(output: [0x31])
        }
        try withAgent(handler) { path in
            let runner = try runner(path, fallback: tools)
            #expect(try runner.run(Self.read) == [0x31])
            #expect(try runner.run(HookCommand("add-metric", ["a=1"])) == Self.toolsAnswer)
            #expect(try runner.run(Self.read) == [0x31])
        }
        #expect(tools.commands == [HookCommand("add-metric", ["a=1"])])
    }

    @Test(
        "a first answer that cannot be read, or does not come, gives way to the tools",
        arguments: [[], [Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)], [[0xFF]], [[0]]] as [[[UInt8]]])
    func unreadableAtFirst(answers: [[UInt8]]) throws {
        let agent = try FakeAgent(answers: answers, losesNextRequest: answers.isEmpty)
        defer { agent.stop() }
        let tools = RecordingRunner()
        let runner = try runner(agent.path, fallback: tools)
        _ = try runner.run(Self.read)
        _ = try runner.run(Self.read)
        #expect(tools.commands == [Self.read, Self.read])
        #expect(agent.requestCount == 1)
    }

    @Test(
        "a command that must not run twice does not try the protocol out",
        arguments: ["secret-add", "secret-set", "storage-add", "action-log", "add-metric"])
    func notRepeatable(tool: String) throws {
        let tools = RecordingRunner()
        try withAgent({ HookResponse(output: Array($0.command.utf8)) }) { path in
            let runner = try runner(path, fallback: tools)
            #expect(try runner.run(HookCommand(tool)) == Self.toolsAnswer)
            #expect(try runner.run(Self.read) == Array("config-get".utf8))
            #expect(try runner.run(HookCommand(tool)) == Array(tool.utf8))
        }
        #expect(tools.commands == [HookCommand(tool)])
    }

    @Test("a reply that is lost after a first answer is an error, and the command is not run again")
    func replyLost() throws {
        let agent = try FakeAgent(answers: [FakeAgent.firstSuccess], losesNextRequest: true)
        defer { agent.stop() }
        let tools = RecordingRunner()
        let runner = try runner(agent.path, fallback: tools)
        #expect(try runner.run(Self.read) == Array("{}".utf8))
        let error = try #require(throws: HookCommandError.self) {
            try runner.run(HookCommand("action-log", ["--", "hidden"]))
        }
        #expect(error.code == .replyLost)
        #expect(error.tool == "action-log")
        #expect(error.description.hasPrefix("action-log was sent to the agent, and may have been carried out. "))
        #expect(!error.description.contains("hidden"))
        #expect(tools.commands.isEmpty)
        #expect(agent.requestCount == 2)
    }

    // MARK: - Without tools

    @Test("a forced socket without an agent is an error")
    func forcedWithoutAgent() throws {
        let runner = try runner(socketPath(), fallback: nil)
        let error = try #require(throws: HookCommandError.self) { try runner.run(Self.read) }
        #expect(error.code == .cannotRun)
        #expect(error.description.hasPrefix("config-get could not be called through the agent's socket. "))
    }

    @Test("a request that the agent refuses is an error where the socket is forced")
    func forcedRefusal() throws {
        try withAgent({ _ in HookResponse() }) { path in
            let runner = try runner(path, contextID: "other", fallback: nil)
            let error = try #require(throws: HookCommandError.self) { try runner.run(Self.read) }
            #expect(error.code == .failed)
            #expect(error.standardError.hasPrefix("ERROR bad request: "))
        }
    }

    @Test("an argument with a NUL byte is refused here as well")
    func nulByte() throws {
        let runner = try runner(socketPath(), fallback: nil)
        let error = try #require(throws: HookCommandError.self) { try runner.run(HookCommand("juju-log", ["a\0"])) }
        #expect(error.code == .invalidArgument)
    }
}
