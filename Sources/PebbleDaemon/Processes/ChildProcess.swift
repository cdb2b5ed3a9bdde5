import CShims
import Glibc
import Synchronization

/// A process that the daemon started.
///
/// It is collected as soon as it ends, whether or not anybody waits for it: no zombie stays.
package final class ChildProcess: Sendable {
    private enum State: Sendable {
        case running(waiters: [@Sendable (Int) -> Void])
        case ended(code: Int)
    }

    /// The process's id, which is also its process group's.
    package let id: Int32
    private let handle: Int32
    private let state = Mutex(State.running(waiters: []))

    private init(id: Int32, handle: Int32) {
        self.id = id
        self.handle = handle
    }

    /// Starts a program.
    ///
    /// It blocks until the program runs: call it on a thread that may block.
    ///
    /// - Returns: The process, which runs.
    /// - Throws: ``ProcessFailure`` when the program is not found or cannot be executed.
    package static func launch(_ launch: ProcessLaunch) throws(ProcessFailure) -> ChildProcess {
        guard let executable = ExecutableSearch.find(launch.executable) else {
            throw ProcessFailure("exec: \"\(launch.executable)\": executable file not found in $PATH")
        }
        var id: Int32 = 0
        var handle: Int32 = -1
        let failure = LaunchArguments(launch, executable: executable).withSystemForm {
            swiftops_launch_process($0, &id, &handle)
        }
        guard failure == 0 else {
            throw ProcessFailure("fork/exec \(executable): \(SystemErrorText.of(failure))")
        }
        let process = ChildProcess(id: id, handle: handle)
        ReadinessLoop.shared.watch(handle) {
            process.collect()
            return false
        }
        return process
    }

    /// How the process ended: its exit code, or 128 and the signal's number.
    ///
    /// It waits until then.
    package var exitCode: Int {
        get async {
            await withCheckedContinuation { continuation in
                whenEnded { continuation.resume(returning: $0) }
            }
        }
    }

    /// Whether the process has not ended.
    package var isRunning: Bool {
        state.withLock { if case .running = $0 { true } else { false } }
    }

    /// Calls the body with the exit code once the process has ended, on a thread where it must not block.
    package func whenEnded(_ body: @escaping @Sendable (Int) -> Void) {
        let code: Int? = state.withLock { state in
            switch state {
            case .running(let waiters):
                state = .running(waiters: waiters + [body])
                return nil
            case .ended(let code):
                return code
            }
        }
        if let code { body(code) }
    }

    /// Sends a signal to the process alone.
    ///
    /// Nothing happens if it has ended.
    ///
    /// - Returns: 0, or an error number; `ESRCH` when the process has ended.
    @discardableResult
    package func signal(_ signal: Int32) -> Int32 {
        state.withLock { state in
            guard case .running = state else { return ESRCH }
            return swiftops_signal_process(handle, signal)
        }
    }

    /// Sends a signal to the process and all that it started and that stayed in its process group.
    ///
    /// What is left of the group after the process has ended gets it too.
    package func signalGroup(_ signal: Int32) {
        kill(-id, signal)
    }

    private func collect() {
        var code: Int32 = -1
        let waiters = state.withLock { state -> [@Sendable (Int) -> Void] in
            guard case .running(let waiters) = state else { return [] }
            // Nobody else collects this process, so it is there.
            _ = swiftops_collect_process(handle, &code)
            close(handle)
            state = .ended(code: Int(code))
            return waiters
        }
        for waiter in waiters { waiter(Int(code)) }
    }
}
