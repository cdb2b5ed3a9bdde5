import Synchronization

/// Holds back who writes a body until the connection has taken what was written before.
final class UploadGate: Sendable {
    /// The number of unsent bytes from which on a writer waits, and at which it goes on.
    private static let (high, low) = (1 << 20, 1 << 19)

    private struct State {
        var pending = 0
        var isShut = false
        /// More than one task may write what a command reads.
        var writers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Whether the connection takes no more: the exchange has ended.
    var isShut: Bool { state.withLock { $0.isShut } }

    /// Counts bytes that were handed to the connection, and waits while there are too many.
    func add(_ count: Int) async {
        let isFull = state.withLock { state in
            state.pending += count
            return state.pending > Self.high && !state.isShut
        }
        guard isFull else { return }
        await withCheckedContinuation { writer in
            let waits = state.withLock { state in
                guard state.pending > Self.low, !state.isShut else { return false }
                state.writers.append(writer)
                return true
            }
            if !waits { writer.resume() }
        }
    }

    /// Counts bytes that were sent.
    func remove(_ count: Int) {
        let writers = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.pending -= count
            guard state.pending <= Self.low else { return [] }
            defer { state.writers = [] }
            return state.writers
        }
        for writer in writers { writer.resume() }
    }

    /// Lets every writer through: nothing is taken any more.
    func shut() {
        let writers = state.withLock { state in
            state.isShut = true
            defer { state.writers = [] }
            return state.writers
        }
        for writer in writers { writer.resume() }
    }
}
