import CShims
import Glibc
import Synchronization

/// A pipe into which a process writes, read as it is written.
final class OutputReader: Sendable {
    private enum State {
        case open(watch: ReadinessLoop.Watch?, waiters: [CheckedContinuation<Void, Never>])
        case closed
    }

    /// The end for the process, which ``closeWriteEnd()`` closes here.
    let writeEnd: Int32
    private let readEnd: Int32
    private let state = Mutex(State.open(watch: nil, waiters: []))
    private let received: @Sendable (ArraySlice<UInt8>) -> Void

    /// Makes the pipe.
    ///
    /// - Parameter received: Is given what is written, on a thread where it must not block.
    /// - Throws: ``ProcessFailure`` when there are too many open files.
    init(_ received: @escaping @Sendable (ArraySlice<UInt8>) -> Void) throws(ProcessFailure) {
        var ends: [Int32] = [-1, -1]
        guard swiftops_pipe_cloexec(&ends) == 0 else { throw ProcessFailure("pipe2: \(SystemErrorText.of(errno))") }
        readEnd = ends[0]
        writeEnd = ends[1]
        self.received = received
        _ = fcntl(readEnd, F_SETFL, O_NONBLOCK)
    }

    /// Closes the writing end here, after the process was given it, and begins to read.
    func begin() {
        Glibc.close(writeEnd)
        // The handler may come before the watch is kept, and then waits for the lock.
        state.withLock { state in
            state = .open(watch: ReadinessLoop.shared.watch(readEnd) { self.read() }, waiters: [])
        }
    }

    /// Closes both ends, when no process was given any.
    func discard() {
        Glibc.close(writeEnd)
        close()
    }

    /// Waits until all who hold the writing end have closed it, but no longer than the time, and stops reading.
    func finish(within time: Duration) async {
        let timer = Task {
            if (try? await Task.sleep(for: time)) != nil { self.close() }
        }
        await withCheckedContinuation { waiter in
            let isClosed = state.withLock { state in
                guard case .open(let watch, let waiters) = state else { return true }
                state = .open(watch: watch, waiters: waiters + [waiter])
                return false
            }
            if isClosed { waiter.resume() }
        }
        timer.cancel()
    }

    private func read() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let (count, failure) = state.withLock { state -> (Int, Int32) in
            guard case .open = state else { return (0, 0) }
            let count = Glibc.read(readEnd, &buffer, buffer.count)
            return (count, errno)
        }
        if count > 0 {
            received(buffer[..<count])
            return true
        }
        if count < 0, failure == EAGAIN || failure == EINTR { return true }
        close()
        return false
    }

    private func close() {
        let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            guard case .open(let watch, let waiters) = state else { return [] }
            if let watch { ReadinessLoop.shared.end(watch) }
            Glibc.close(readEnd)
            state = .closed
            return waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
