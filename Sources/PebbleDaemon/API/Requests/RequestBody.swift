import Dispatch
import NIOCore
import Synchronization

/// The body of a request that is taken as it comes, by a thread that waits for it.
final class RequestBody: Sendable {
    private enum End {
        case complete
        /// The client went away, or wrote no HTTP.
        case broken
    }

    private struct State {
        var chunks: CircularBuffer<ByteBuffer> = []
        var size = 0
        var end: End?
        var isPaused = false
        var isUnwanted = false
    }

    /// The size in bytes from which on no more is read from the client, until half of it was taken.
    private static let capacity = 1 << 20

    private let state = Mutex(State())
    private let news = DispatchSemaphore(value: 0)
    /// Has more read from the client.
    private let resume: @Sendable () -> Void

    init(resume: @escaping @Sendable () -> Void) {
        self.resume = resume
    }

    /// The next bytes, or `nil` at the end; ``isBroken`` tells which.
    ///
    /// It blocks until there are any.
    func next() -> ByteBuffer? {
        while true {
            let (chunk, ended, resumes) = state.withLock { state -> (ByteBuffer?, Bool, Bool) in
                guard let chunk = state.chunks.popFirst() else { return (nil, state.end != nil, false) }
                state.size -= chunk.readableBytes
                let resumes = state.isPaused && state.size <= Self.capacity / 2
                if resumes { state.isPaused = false }
                return (chunk, false, resumes)
            }
            if resumes { resume() }
            if let chunk { return chunk }
            if ended { return nil }
            news.wait()
        }
    }

    /// Reads what is left, and throws it away.
    ///
    /// It blocks until the end.
    func drain() {
        while next() != nil {}
    }

    /// Whether nothing more will come.
    var isEnded: Bool { state.withLock { $0.end != nil } }

    /// Whether the body ended before it was complete.
    var isBroken: Bool { state.withLock { $0.end == .broken } }

    /// Takes more from the client.
    ///
    /// - Returns: Whether to read on at once.
    func add(_ chunk: ByteBuffer) -> Bool {
        let goesOn = state.withLock { state in
            guard !state.isUnwanted else { return true }
            state.chunks.append(chunk)
            state.size += chunk.readableBytes
            // Who was told to pause waits until it is told to go on, be there room again or not.
            if state.size > Self.capacity { state.isPaused = true }
            return !state.isPaused
        }
        news.signal()
        return goesOn
    }

    /// The body is complete, or will never be.
    func end(isComplete: Bool) {
        state.withLock { state in
            if state.end == nil { state.end = isComplete ? .complete : .broken }
        }
        news.signal()
    }

    /// Nobody takes what comes any more: it is thrown away.
    func discard() {
        let resumes = state.withLock { state in
            state.isUnwanted = true
            state.chunks.removeAll()
            defer { state.isPaused = false }
            return state.isPaused
        }
        if resumes { resume() }
    }
}
