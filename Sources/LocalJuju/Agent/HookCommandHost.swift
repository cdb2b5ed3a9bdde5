import Glibc
import HookTools
import JujuRPC
import Synchronization

/// Answers the hook commands of one hook, and remembers them.
final class HookCommandHost: Sendable {
    private struct State {
        var context: HookContext
        var commands: [TimelineCommand] = []
    }

    private let state: Mutex<State>
    /// The process group of the charm, once it runs: `juju-reboot --now` ends it.
    private let processGroup = Atomic<Int32>(0)

    /// The program that the hook tools on the charm's `PATH` are.
    private let toolExecutable: String?

    init(_ context: HookContext, toolExecutable: String) {
        self.toolExecutable = Files.resolved(toolExecutable)
        state = Mutex(State(context: context))
    }

    /// What the hook sees, with what it changed so far.
    var context: HookContext { state.withLock { $0.context } }
    /// The commands that were run so far.
    var commands: [TimelineCommand] { state.withLock { $0.commands } }

    func processStarted(_ group: pid_t) { processGroup.store(group, ordering: .sequentiallyConsistent) }
    func processEnded() { processGroup.store(0, ordering: .sequentiallyConsistent) }

    func answer(_ request: HookRequest) throws(HookServerRefusal) -> HookResponse {
        let start = ContinuousClock.now
        let call = HookToolRequest(
            tool: request.command, arguments: request.arguments, input: request.input, directory: request.directory)
        let result = state.withLock { state -> Result<HookToolResponse, HookToolError> in
            let result = Result { () throws(HookToolError) in try HookTools.run(call, in: &state.context) }
            // A call that only asks for its standard input comes again with it.
            if case .failure(let error) = result, error.code == .inputRequired { return result }
            state.commands.append(
                TimelineCommand(
                    tool: request.command, arguments: Self.shown(request),
                    exitCode: (try? result.get().exitCode) ?? 1, isSpawned: isTool(request.processID),
                    elapsed: ContinuousClock.now - start))
            return result
        }
        if context.changes.reboot == .now {
            let group = processGroup.load(ordering: .sequentiallyConsistent)
            if group > 0 { kill(-group, SIGKILL) }
        }
        switch result {
        case .success(let response):
            return HookResponse(
                exitCode: response.exitCode, output: response.output, errorOutput: response.errorOutput)
        case .failure(let error):
            throw error.code == .inputRequired ? .inputWanted : HookServerRefusal(error.description)
        }
    }

    /// Whether a process, which waits for its answer, is one of the hook tools.
    private func isTool(_ process: Int32?) -> Bool {
        guard let process, let toolExecutable else { return false }
        return Files.resolved("/proc/\(process)/exe") == toolExecutable
    }

    /// The arguments without what may be secret: the values of settings, of secrets and of stored state.
    private static func shown(_ request: HookRequest) -> [String] {
        let writers: Set = ["relation-set", "secret-add", "secret-set", "state-set", "leader-set"]
        guard writers.contains(request.command) else { return request.arguments }
        return request.arguments.map { argument in
            guard !argument.hasPrefix("-"), let equals = argument.firstIndex(of: "=") else { return argument }
            return "\(argument[..<equals])=…"
        }
    }
}
