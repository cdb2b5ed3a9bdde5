import CShims
import Glibc
import Synchronization

/// A process that the daemon started.
///
/// It is collected as soon as it ends, whether or not anybody waits for it: no zombie stays. One whose group is to be
/// signalled after its end is collected when it is released, so that its id cannot be another's by then.
package final class ChildProcess: Sendable {
    private enum Stage: Sendable {
        case running(waiters: [@Sendable (Int) -> Void])
        /// It has ended and was not collected.
        case ended(code: Int)
        case collected(code: Int)
    }

    private struct State: Sendable {
        var stage = Stage.running(waiters: [])
        var isHeld: Bool
    }

    /// The process's id, which is also its process group's.
    package let id: Int32
    private let handle: Int32
    private let state: Mutex<State>

    private init(id: Int32, handle: Int32, isHeld: Bool) {
        self.id = id
        self.handle = handle
        state = Mutex(State(isHeld: isHeld))
    }

    deinit {
        // While the process runs, the loop that waits for its end keeps this object.
        release()
    }

    /// Starts a program.
    ///
    /// It blocks until the program runs: call it on a thread that may block.
    ///
    /// - Parameters:
    ///   - launch: What is started, and how.
    ///   - isHeld: Whether the process is not collected before ``release()``.
    /// - Returns: The process, which runs.
    /// - Throws: ``ProcessFailure`` when the program is not found or cannot be executed.
    package static func launch(
        _ launch: ProcessLaunch, isHeld: Bool = false
    ) throws(ProcessFailure) -> ChildProcess {
        guard let executable = ExecutableSearch.find(launch.executable) else {
            throw ProcessFailure("exec: \"\(launch.executable)\": executable file not found in $PATH")
        }
        var id: Int32 = 0
        var handle: Int32 = -1
        let failure = OwnChildren.ids.withLock { ids in
            let failure = LaunchArguments(launch, executable: executable).withSystemForm {
                swiftops_launch_process($0, &id, &handle)
            }
            if failure == 0 { ids.insert(id) }
            return failure
        }
        guard failure == 0 else {
            throw ProcessFailure("fork/exec \(executable): \(SystemErrorText.of(failure))")
        }
        let process = ChildProcess(id: id, handle: handle, isHeld: isHeld)
        ReadinessLoop.shared.watch(handle) {
            process.end()
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
        state.withLock { if case .running = $0.stage { true } else { false } }
    }

    /// Calls the body with the exit code once the process has ended, on a thread where it must not block.
    package func whenEnded(_ body: @escaping @Sendable (Int) -> Void) {
        let code: Int? = state.withLock { state in
            switch state.stage {
            case .running(let waiters):
                state.stage = .running(waiters: waiters + [body])
                return nil
            case .ended(let code), .collected(let code):
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
            guard case .running = state.stage else { return ESRCH }
            return swiftops_signal_process(handle, signal)
        }
    }

    /// Sends a signal to the process and all that it started and that stayed in its process group.
    ///
    /// What is left of the group gets it after the process's end too, until that is collected.
    package func signalGroup(_ signal: Int32) {
        state.withLock { state in
            if case .collected = state.stage { return }
            kill(-id, signal)
        }
    }

    /// Has the process collected as soon as it has ended.
    package func release() {
        state.withLock { state in
            state.isHeld = false
            guard case .ended(let code) = state.stage else { return }
            collect()
            state.stage = .collected(code: code)
        }
    }

    private func end() {
        var status: Int32 = -1
        let waiters = state.withLock { state -> [@Sendable (Int) -> Void] in
            guard case .running(let waiters) = state.stage else { return [] }
            // Nobody else collects this process, so it is there.
            _ = swiftops_await_process(handle, 1, &status)
            if state.isHeld {
                state.stage = .ended(code: Int(status))
            } else {
                collect()
                state.stage = .collected(code: Int(status))
            }
            return waiters
        }
        for waiter in waiters { waiter(Int(status)) }
    }

    /// Collects the process, which has ended.
    private func collect() {
        OwnChildren.ids.withLock { ids in
            var ignored: Int32 = 0
            _ = swiftops_await_process(handle, 0, &ignored)
            ids.remove(id)
        }
        close(handle)
    }
}
