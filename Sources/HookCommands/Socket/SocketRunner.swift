import Glibc
package import JujuRPC

/// Runs hook commands by calling the agent's socket over one kept connection.
///
/// Juju's tools are the documented way, and this is the quick one, so it gives way whenever nothing can have happened
/// yet: a request that was not sent, or that the agent refused as such, goes to the fallback. Until the first answer has
/// shown that the agent speaks this protocol, a lost reply does as well, as only commands are sent that may be run
/// twice. After it, a lost reply is an error and is never repeated.
package final class SocketRunner: HookCommandRunner {
    /// What two runs of do more than one; they are not what tries the protocol out.
    private static let notRepeatable: Set<String> = [
        "action-log", "add-metric", "secret-add", "secret-set", "storage-add",
    ]

    private let address: AgentAddress
    private let contextID: String
    private let token: String?
    private let timeLimit: HookCommandTimeLimit?
    private let answerLimit: Int
    private let fallback: (any HookCommandRunner)?
    private var client: HookClient?
    /// Whether the agent has answered once.
    private var isProven = false
    /// Whether the socket is given up for the rest of the dispatch.
    private var hasFallenBack = false

    /// Makes a runner, which connects at its first command.
    ///
    /// - Parameters:
    ///   - address: The agent's socket.
    ///   - contextID: The value of `JUJU_CONTEXT_ID`.
    ///   - token: The value of `JUJU_AGENT_TOKEN`, if there is one.
    ///   - timeLimit: How long a command may take; by default as long as it likes.
    ///   - answerLimit: The most bytes that an answer may have, with what the agent puts around it.
    ///   - fallback: What runs the commands that the socket does not; `nil` makes an error of it.
    package init(
        address: AgentAddress, contextID: String, token: String?, timeLimit: HookCommandTimeLimit? = nil,
        answerLimit: Int = HookCommandRunners.answerLimit, fallback: (any HookCommandRunner)?
    ) {
        self.timeLimit = timeLimit
        self.answerLimit = answerLimit
        self.address = address
        self.contextID = contextID
        self.token = token
        self.fallback = fallback
    }

    /// Runs a hook command by calling the agent.
    ///
    /// - Parameter command: The command, its arguments and its input.
    /// - Returns: The standard output of a command that ended with exit status 0.
    /// - Throws: ``HookCommandError``, as ``ToolRunner/run(_:)`` does, and with ``HookCommandError/Code/replyLost``.
    package func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8] {
        try command.checkForNUL()
        if let fallback, hasFallenBack || (!isProven && Self.notRepeatable.contains(command.name)) {
            return try fallback.run(command)
        }
        let response: HookResponse
        do {
            response = try call(command)
            isProven = true
        } catch {
            return try recover(from: error, of: command)
        }
        guard response.exitCode == 0 else {
            throw HookCommandError(
                tool: command.name, exitCode: response.exitCode,
                standardError: String(decoding: response.errorOutput, as: UTF8.self))
        }
        return response.output
    }

    private func call(_ command: HookCommand) throws(JujuRPCError) -> HookResponse {
        let client = try connectedClient(within: timeLimit?(command.name))
        let request = HookRequest(
            contextID: contextID, directory: Self.workingDirectory, command: command.name,
            arguments: command.arguments, input: command.input, token: token)
        // A tool would find its standard input empty, not missing.
        return try client.call(request) { () throws(JujuRPCError) in [] }
    }

    private func connectedClient(within timeLimit: Duration?) throws(JujuRPCError) -> HookClient {
        if let client {
            client.timeout = timeLimit
            return client
        }
        let client = try HookClient(address: address, timeout: timeLimit, maximumMessageSize: answerLimit)
        self.client = client
        return client
    }

    /// Runs the command by the fallback where that is safe, and throws otherwise.
    private func recover(from error: JujuRPCError, of command: HookCommand) throws(HookCommandError) -> [UInt8] {
        if let refusal = error.refusal {
            if !error.isBadRequest || fallback == nil {
                // What the agent answers in this way, a tool prints in this way.
                isProven = true
                throw HookCommandError(tool: command.name, exitCode: 1, standardError: "ERROR \(refusal)\n")
            }
        } else {
            // After anything but a refusal the connection is closed; the next command may try a new one.
            client = nil
        }
        if error.mayHaveRun { try refuseFailed(command, after: error) }
        guard let fallback, !error.mayHaveRun || !isProven else {
            throw HookCommandError(
                error.mayHaveRun ? .replyLost : .cannotRun, tool: command.name,
                error.mayHaveRun
                    ? "\(command.name) was sent to the agent, and may have been carried out. \(error.description)"
                    : "\(command.name) could not be called through the agent's socket. \(error.description)")
        }
        // Once the agent has answered, a refusal is about the one command, which this Juju may not have.
        hasFallenBack = !(isProven && error.isBadRequest)
        if hasFallenBack { client = nil }
        return try fallback.run(command)
    }

    /// Throws where a tool would fare no better: when the time is up, and when an agent that is proven answers too much.
    private func refuseFailed(_ command: HookCommand, after error: JujuRPCError) throws(HookCommandError) {
        if error.code == .timedOut {
            let limit = timeLimit?(command.name).map { " of \($0)" } ?? ""
            throw HookCommandError(
                .timedOut, tool: command.name,
                """
                \(command.name) was sent to the agent, which did not answer within the time limit\(limit). The \
                connection was closed; the command may have been carried out.
                """)
        }
        if error.code == .replyTooLarge, isProven || fallback == nil {
            throw HookCommandError(
                .outputTooLarge, tool: command.name,
                "\(command.name) was answered by the agent with more than \(answerLimit) bytes, which are not read.")
        }
    }

    /// The directory against which the agent resolves relative paths; empty, which it refuses, where it was removed.
    private static var workingDirectory: String {
        guard let directory = getcwd(nil, 0) else { return "" }
        defer { free(directory) }
        return String(cString: directory)
    }
}
