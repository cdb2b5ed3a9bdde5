import HookTools
import JujuRPC

/// One run of a charm's program, with the agent's socket beside it.
struct HookRun {
    /// How long connections may stay open after the program has ended.
    ///
    /// Juju waits for ever.
    static let waitForConnections = Duration.seconds(2)
    /// How much of an action's output is kept.
    private static let longestOutput = 16 << 20

    /// What became of it.
    struct Result {
        var ending: ProcessEnding
        /// What the hook saw, with its changes.
        var context: HookContext
        var commands: [TimelineCommand]
        /// The connections to the agent's socket that were still open.
        var leakedConnections: Int
        var standardOutput: [UInt8] = []
        var standardError: [UInt8] = []
    }

    var process: ChildProcess
    var context: HookContext
    var effects: AgentEffects
    /// The program that the hook tools on the charm's `PATH` are.
    var toolExecutable: String
    var contextID: String
    var socket: String
    /// Whether the output is kept, as an action's is; a hook's is logged.
    var keepsOutput: Bool

    func run() throws(LocalJujuError) -> Result {
        let host = HookCommandHost(context, toolExecutable: toolExecutable)
        let server = HookServer(path: socket, contextID: contextID, token: context.profile == .v4_0 ? nil : "") {
            request throws(HookServerRefusal) in
            try host.answer(request)
        }
        do {
            try server.start()
        } catch {
            throw LocalJujuError(.processFailed, "The agent cannot listen: \(error)", cause: error)
        }
        var outputs: [ChildProcess.Output: OutputLines] = [:]
        var kept: [ChildProcess.Output: [UInt8]] = [:]
        let ending: ProcessEnding
        do {
            ending = try process.run(started: { host.processStarted($0) }) { output, bytes in
                if keepsOutput {
                    let room = Self.longestOutput - kept[output, default: []].count
                    kept[output, default: []] += bytes.prefix(max(0, room))
                } else {
                    for line in outputs[output, default: OutputLines()].append(bytes) { log(line, output) }
                }
            }
        } catch {
            server.close(waitingAtMost: .zero)
            throw error
        }
        host.processEnded()
        for output in [ChildProcess.Output.standardOutput, .standardError] {
            if let line = outputs[output]?.finish() { log(line, output) }
        }
        let leaked = server.close(waitingAtMost: Self.waitForConnections)
        return Result(
            ending: ending, context: host.context, commands: host.commands, leakedConnections: leaked,
            standardOutput: kept[.standardOutput] ?? [], standardError: kept[.standardError] ?? [])
    }

    private func log(_ line: String, _ output: ChildProcess.Output) {
        effects.logLine(level: output == .standardOutput ? "DEBUG" : "WARNING", message: line)
    }
}
