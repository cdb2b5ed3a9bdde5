import Glibc
import Synchronization

/// Writes the state file, on a thread of its own.
///
/// Many changes that come close together are written once: a disk that takes its time does not hold up a request.
/// ``flush(_:)`` waits.
final class StateWriter: Sendable {
    private struct Pending {
        var content: StateContent?
        var isScheduled = false
        var waiters: [CheckedContinuation<PebbleDaemonError?, Never>] = []
    }

    /// How long a change may wait for others to be written with it, in microseconds.
    private static let pause: useconds_t = 20_000

    private let path: String
    private let pending = Mutex(Pending())
    private let thread = ThreadQueue()
    /// Used on the thread only.
    private let encoder = StateEncoder()

    init(path: String) {
        self.path = path
        thread.start()
    }

    deinit {
        thread.stop()
    }

    /// Has the content written soon, unless a newer one comes first.
    func write(_ content: StateContent) {
        let isFirst = pending.withLock { pending in
            pending.content = content
            defer { pending.isScheduled = true }
            return !pending.isScheduled
        }
        if isFirst { thread.add { self.writePending() } }
    }

    /// Has the content written now and waits until it is on the disk.
    ///
    /// - Returns: Why it cannot be written, or `nil`.
    func flush(_ content: StateContent) async -> PebbleDaemonError? {
        await withCheckedContinuation { waiter in
            pending.withLock { $0.waiters.append(waiter) }
            write(content)
        }
    }

    private func writePending() {
        if pending.withLock({ $0.waiters.isEmpty }) { usleep(Self.pause) }
        let (content, waiters) = pending.withLock { pending in
            defer { pending = Pending() }
            return (pending.content, pending.waiters)
        }
        guard let content else { return }
        var failure: PebbleDaemonError?
        do throws(PebbleDaemonError) {
            try StateFile.write(encoder.encode(content), to: path)
        } catch {
            failure = error
        }
        for waiter in waiters { waiter.resume(returning: failure) }
    }
}
