import Foundation
import Glibc
import HookCommands
import JujuRPC
import OrderedCollections
import Testing

/// Hook commands that do not come to an end.
@Suite struct TimeLimitTests {
    private func limit(of tool: String) -> Duration? { tool == "relation-get" ? .milliseconds(200) : nil }

    @Test("a tool is killed with the processes that it has started")
    func children() throws {
        let note = NSTemporaryDirectory() + "/" + UUID().uuidString
        defer { unlink(note) }
        let juju = HookChannel.Juju(
            errors: "waiting", ending: "sleep 600 & echo $$ $! > \(note).new; mv \(note).new \(note); wait")
        try HookChannel.tools.with(juju, tool: "relation-get", timeLimit: limit) { commands in
            let error = try #require(throws: HookCommandError.self) { try commands.relationGet(RelationID("db:7")) }
            #expect(error.code == .timedOut)
            #expect(
                error.description == """
                    relation-get did not end within its time limit of 0.2 seconds, and was killed with the processes that \
                    it had started: waiting (The call: relation-get --format=json -r db:7)
                    """)
        }
        let processes = try String(contentsOfFile: note, encoding: .utf8).split(whereSeparator: \.isWhitespace)
        #expect(processes.count == 2)
        for process in try processes.map({ try #require(pid_t($0)) }) {
            // An orphan that was killed is there until init has taken notice of it.
            while kill(process, 0) == 0, !isZombie(process) { usleep(1000) }
        }
    }

    private func isZombie(_ process: pid_t) -> Bool {
        let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ") Z"
        return status.split(separator: ")").last?.split(separator: " ").first == "Z"
    }

    @Test("a tool that has ended is given up with a process of its that keeps its output open")
    func heldOutput() throws {
        try HookChannel.tools.with(
            .init(ending: "sleep 600 &"), tool: "relation-get", timeLimit: limit
        ) { commands in
            let error = try #require(throws: HookCommandError.self) { try commands.relationGet() }
            #expect(error.code == .timedOut)
        }
    }

    @Test("a limit is that of its command alone")
    func otherCommand() throws {
        try HookChannel.tools.with(
            .init(answer: Array("{}".utf8), ending: "sleep 0.4"), tool: "config-get", timeLimit: limit
        ) { commands in
            let options = try commands.configGet()
            #expect(options.isEmpty)
        }
    }

    @Test(
        "an agent that does not answer is given up; the tool is not run in its place, and the next command dials anew")
    func agent() throws {
        let path = NSTemporaryDirectory() + "/\(UUID().uuidString.prefix(13)).socket"
        let released = DispatchSemaphore(value: 0)
        let server = HookServer(path: path, contextID: "ctx", token: nil) { request in
            if request.command == "relation-get" { released.wait() }
            return HookResponse(output: Array("{}".utf8))
        }
        try server.start()
        defer {
            released.signal()
            server.close(waitingAtMost: .seconds(10))
        }
        let tools = RecordingRunner()
        let commands = HookCommands(
            runner: SocketRunner(
                address: try AgentAddress(address: path), contextID: "ctx", token: nil, timeLimit: limit,
                fallback: tools))
        let error = try #require(throws: HookCommandError.self) { try commands.relationGet(RelationID("db:7")) }
        #expect(error.code == .timedOut)
        #expect(
            error.description == """
                relation-get was sent to the agent, which did not answer within the time limit of 0.2 seconds. The \
                connection was closed; the command may have been carried out. \
                (The call: relation-get --format=json -r db:7)
                """)
        released.signal()
        #expect(try commands.configGet().isEmpty)
        #expect(tools.commands.isEmpty)
    }
}
