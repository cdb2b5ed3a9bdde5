import HookCommands
import Synchronization

/// The runner of the dispatch, for the model and for log lines, which may come from any thread: one command at a time.
final class SharedRunner: HookCommandRunner, Sendable {
    /// Whether each command is a process of its own, as far as is known before the first.
    let spawnsProcesses: Bool
    private let runner: Mutex<any HookCommandRunner>

    init(_ runner: sending any HookCommandRunner) {
        spawnsProcesses = runner is ToolRunner
        self.runner = Mutex(runner)
    }

    func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8] {
        try runner.withLock { runner throws(HookCommandError) in try runner.run(command) }
    }
}
