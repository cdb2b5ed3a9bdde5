import NIOCore
import Synchronization

/// What has arrived of a body and was not read yet.
///
/// The event loop fills it, one task empties it.
final class StreamBuffer: Sendable {
    /// The number of unread bytes from which on no more is read from the connection, and at which reading goes on.
    private static let (high, low) = (1 << 20, 1 << 18)

    private typealias Piece = Result<ByteBuffer?, PebbleError>
    private typealias Collector = CheckedContinuation<Result<[UInt8], PebbleError>, Never>
    private typealias Waiting = (CheckedContinuation<Piece, Never>?, Collector?, [UInt8])

    private struct State {
        var pieces = CircularBuffer<ByteBuffer>()
        var size = 0
        var isPaused = false
        var end: Result<Void, PebbleError>?
        var reader: CheckedContinuation<Piece, Never>?
        /// Everything that has come since somebody wanted it all at once.
        var collected: [UInt8]?
        var collector: Collector?
    }

    private let state = Mutex(State())
    private let resume: @Sendable () -> Void
    private let giveUp: @Sendable (PebbleError) -> Void

    /// - Parameters:
    ///   - resume: Has the connection read again.
    ///   - abandon: Ends the exchange, because the reader has gone or was cancelled.
    init(resume: @escaping @Sendable () -> Void, abandon: @escaping @Sendable (PebbleError) -> Void) {
        self.resume = resume
        giveUp = abandon
    }

    /// Adds a piece.
    ///
    /// - Returns: Whether there is room for more.
    func append(_ piece: ByteBuffer) -> Bool {
        let (reader, hasRoom) = state.withLock { state -> (CheckedContinuation<Piece, Never>?, Bool) in
            guard state.end == nil else { return (nil, true) }
            if state.collected != nil {
                state.collected?.appendWithRoom(piece.readableBytesView)
                return (nil, true)
            }
            if let reader = state.reader {
                state.reader = nil
                return (reader, true)
            }
            state.pieces.append(piece)
            state.size += piece.readableBytes
            state.isPaused = state.size >= Self.high
            return (nil, !state.isPaused)
        }
        reader?.resume(returning: .success(piece))
        return hasRoom
    }

    /// Says that no more comes, and why.
    ///
    /// Only the first time counts.
    func finish(_ end: Result<Void, PebbleError>) {
        let (reader, collector, collected) = state.withLock { state -> Waiting in
            guard state.end == nil else { return (nil, nil, []) }
            state.end = end
            guard state.collector != nil else {
                defer { state.reader = nil }
                return (state.reader, nil, [])
            }
            defer { (state.collector, state.collected) = (nil, nil) }
            return (nil, state.collector, state.collected ?? [])
        }
        reader?.resume(returning: end.map { nil })
        collector?.resume(returning: end.map { collected })
    }

    /// The next piece; nil at the end.
    func next() async -> Result<ByteBuffer?, PebbleError> {
        await withCheckedContinuation { reader in
            var mayResume = false
            let piece = state.withLock { state -> Piece? in
                if let collected = state.collected {
                    state.collected = nil
                    if !collected.isEmpty { return .success(ByteBuffer(bytes: collected)) }
                }
                if let piece = state.pieces.popFirst() {
                    state.size -= piece.readableBytes
                    mayResume = state.isPaused && state.size <= Self.low
                    if mayResume { state.isPaused = false }
                    return .success(piece)
                }
                if let end = state.end { return end.map { nil } }
                state.reader = reader
                return nil
            }
            if mayResume { resume() }
            if let piece { reader.resume(returning: piece) }
        }
    }

    /// Begins to collect everything that comes, without a turn of a task for each piece; nothing holds the sender back any more.
    func collect() {
        let wasPaused = state.withLock { state in
            guard state.collected == nil else { return false }
            var collected: [UInt8] = []
            for piece in state.pieces { collected.appendWithRoom(piece.readableBytesView) }
            state.collected = collected
            state.pieces.removeAll()
            state.size = 0
            defer { state.isPaused = false }
            return state.isPaused
        }
        if wasPaused { resume() }
    }

    /// Waits for the end, and gives what was collected.
    ///
    /// At most one task may wait.
    func collected() async -> Result<[UInt8], PebbleError> {
        await withCheckedContinuation { collector in
            let result = state.withLock { state -> Result<[UInt8], PebbleError>? in
                guard let end = state.end else {
                    state.collector = collector
                    return nil
                }
                defer { state.collected = nil }
                return end.map { state.collected ?? [] }
            }
            if let result { collector.resume(returning: result) }
        }
    }

    /// Ends the exchange because the task that reads was cancelled.
    func cancel() {
        let error = PebbleError(.cancelled, "The task was cancelled while Pebble's answer was read.")
        finish(.failure(error))
        giveUp(error)
    }

    /// Ends the exchange because nobody reads any more.
    func abandon() {
        guard state.withLock({ $0.end == nil }) else { return }
        cancel()
    }
}
