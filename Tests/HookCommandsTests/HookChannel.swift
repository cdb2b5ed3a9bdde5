import Foundation
import HookCommands
import JujuRPC

/// A way on which hook commands reach Juju, with something at its end that does what a test says.
enum HookChannel: String, CaseIterable, Sendable {
    case tools
    case socket

    /// What is at the end.
    struct Juju: Sendable {
        var answer: [UInt8] = []
        var errors = ""
        var exitCode = 0
        /// Shell commands that a tool ends with; the agent has none.
        var ending = ""
    }

    /// Calls hook commands on this way.
    func with(
        _ juju: Juju, tool: String, timeLimit: HookCommandTimeLimit? = nil,
        answerLimit: Int = HookCommandRunners.answerLimit, _ body: (HookCommands) throws -> Void
    ) throws {
        switch self {
        case .tools:
            let folder = try ToolFolder(answering: juju, as: tool)
            try withExtendedLifetime(folder) {
                try body(
                    HookCommands(
                        runner: ToolRunner(
                            searchPath: folder.path, timeLimit: timeLimit, outputLimit: answerLimit)))
            }
        case .socket:
            let path = NSTemporaryDirectory() + "/\(UUID().uuidString.prefix(13)).socket"
            let server = HookServer(path: path, contextID: "ctx", token: nil) { _ in
                HookResponse(exitCode: juju.exitCode, output: juju.answer, errorOutput: Array(juju.errors.utf8))
            }
            try server.start()
            defer { server.close(waitingAtMost: .seconds(10)) }
            try body(
                HookCommands(
                    runner: SocketRunner(
                        address: try AgentAddress(address: path), contextID: "ctx", token: nil, timeLimit: timeLimit,
                        answerLimit: answerLimit, fallback: nil)))
        }
    }
}

extension ToolFolder {
    /// A folder with one tool, which does what a test says.
    convenience init(answering juju: HookChannel.Juju, as tool: String) throws {
        try self.init()
        try Data(juju.answer).write(to: URL(filePath: path + "/answer"))
        try Data(juju.errors.utf8).write(to: URL(filePath: path + "/errors"))
        let script = """
            #!/bin/sh
            cat "${0%/*}/errors" >&2
            cat "${0%/*}/answer"
            \(juju.ending)
            exit \(juju.exitCode)
            """
        // A shell writes it: what this process writes, a child that was just forked may hold open, and not be executed.
        let file = "\(path)/\(tool)"
        _ = try ToolRunner(searchPath: "/bin").run(
            HookCommand("sh", ["-c", "cat > '\(file)' && chmod 700 '\(file)'"], input: Array(script.utf8)))
    }
}
