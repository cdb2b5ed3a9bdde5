import Dispatch
import Glibc

/// Waits once for a descriptor, without a thread of Swift's.
final class DescriptorWatch: Sendable {
    /// Dispatch sources may be used from any thread; they only lack the word for it.
    private nonisolated(unsafe) let source: any DispatchSourceProtocol

    /// - Parameters:
    ///   - number: The descriptor, which stays open as long as it is waited for.
    ///   - events: `POLLIN` or `POLLOUT`.
    init(_ number: CInt, _ events: Int16) {
        source =
            if events == Int16(POLLIN) {
                DispatchSource.makeReadSource(fileDescriptor: number)
            } else {
                DispatchSource.makeWriteSource(fileDescriptor: number)
            }
    }

    /// Whether there is nothing to wait for.
    ///
    /// - Parameter patience: How many milliseconds the thread waits for it.
    static func isReady(_ number: CInt, _ events: Int16, patience: CInt = 0) -> Bool {
        var state = pollfd(fd: number, events: events, revents: 0)
        // What fails says so when it is read or written.
        return poll(&state, 1, patience) != 0
    }

    /// Waits until the descriptor is ready, the task is cancelled or ``end()`` is called; once.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                source.setEventHandler { self.end() }
                // Called once, be it ready or ended, and when nothing watches the descriptor any more.
                source.setCancelHandler { continuation.resume() }
                source.resume()
            }
        } onCancel: {
            end()
        }
    }

    /// Ends the wait.
    func end() { source.cancel() }
}
