import CShims
import Foundation
import Testing

@testable import JujuRPC

@Suite struct HookToolProgramTests {
    private let hook: Hook
    private var environment: [String: String]

    init() throws {
        hook = try Hook(token: "t")
        environment = [
            "JUJU_CONTEXT_ID": Hook.contextID, "JUJU_AGENT_SOCKET_ADDRESS": hook.path,
            "JUJU_AGENT_SOCKET_NETWORK": "unix", "JUJU_AGENT_TOKEN": "t",
        ]
    }

    @Test("the answer is passed on: output, error output and code")
    func answer() throws {
        #expect(try run("arguments", ["a", "b"]) == Outcome(code: 0, output: "a\nb", errorOutput: ""))
        #expect(
            try run("fail") == Outcome(code: 2, output: "", errorOutput: "ERROR no relation id specified\n"))
        #expect(try run("token") == Outcome(code: 0, output: "t", errorOutput: ""))
    }

    @Test("the working directory is sent")
    func workingDirectory() throws {
        let directory = FileManager.default.currentDirectoryPath
        #expect(try run("where").output == "\(Hook.contextID) \(directory)")
    }

    @Test("the standard input is sent when the command asks for it")
    func input() throws {
        #expect(try run("cat", input: "from outside") == Outcome(code: 0, output: "from outside", errorOutput: ""))
        #expect(try run("cat", input: "") == Outcome(code: 0, output: "", errorOutput: ""))
    }

    @Test("a refusal is an error in the agent's words")
    func refusal() throws {
        #expect(
            try run("other") == Outcome(code: 1, output: "", errorOutput: "ERROR bad request: unknown command: other\n")
        )
    }

    @Test(
        "a variable that is missing is an error that names it",
        arguments: ["JUJU_CONTEXT_ID", "JUJU_AGENT_SOCKET_ADDRESS", "JUJU_AGENT_SOCKET_NETWORK"])
    func missingVariable(_ name: String) throws {
        var environment = environment
        environment[name] = nil
        let outcome = try run("nothing", environment: environment)
        #expect(outcome == Outcome(code: 1, output: "", errorOutput: "ERROR \(name) not set\n"))
    }

    @Test("an agent that cannot be reached is an error")
    func unreachable() throws {
        hook.server.close(waitingAtMost: .seconds(10))
        let outcome = try run("nothing")
        #expect(outcome.code == 1)
        #expect(outcome.errorOutput.hasPrefix("ERROR The unit agent's socket"))
    }

    private struct Outcome: Equatable {
        let code: Int32
        let output: String
        let errorOutput: String
    }

    /// Runs the program with files for its streams.
    private func run(
        _ command: String, _ arguments: [String] = [], input: String = "", environment: [String: String]? = nil
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        try input.write(toFile: folder.file("in"), atomically: false, encoding: .utf8)
        let environment = environment ?? self.environment
        let streams = HookToolProgram.Streams(
            input: open(folder.file("in"), O_RDONLY | O_CLOEXEC),
            output: open(folder.file("out"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600),
            errorOutput: open(folder.file("err"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600))
        let code = HookToolProgram.run(
            command: command, arguments: arguments, environment: { environment[$0] }, streams: streams)
        for descriptor in [streams.input, streams.output, streams.errorOutput] { close(descriptor) }
        return Outcome(
            code: code, output: try String(contentsOfFile: folder.file("out"), encoding: .utf8),
            errorOutput: try String(contentsOfFile: folder.file("err"), encoding: .utf8))
    }
}
