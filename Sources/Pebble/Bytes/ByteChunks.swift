package import NIOCore
import Synchronization

/// The bytes of a workload's file or of a command's output, chunk by chunk as they arrive.
///
/// ```swift
/// for try await chunk in try await pebble.pull("/var/log/big.log") { … }
/// let hosts = try await pebble.pull("/etc/hosts").text()
/// ```
///
/// They can be read once, by one task at a time: whoever reads on gets what was not read yet. What is not read is not
/// fetched, so that memory stays level. Reading ends with a ``PebbleError``, and so it does when the task that reads is
/// cancelled.
public final class ByteChunks: AsyncSequence, Sendable {
    /// A chunk; never empty.
    public typealias Element = [UInt8]
    /// Why the bytes end early.
    public typealias Failure = PebbleError

    /// Gives the next piece; nil at the end.
    ///
    /// It is not called before the last call has returned.
    package typealias Next = @Sendable () async throws(PebbleError) -> ByteBuffer?

    /// How all that is left is collected where it arrives.
    package struct Collecting: Sendable {
        /// Begins with it.
        let begin: @Sendable () -> Void
        /// Waits for the end, and gives what has come since.
        let end: @Sendable () async throws(PebbleError) -> [UInt8]
    }

    private struct State {
        var unread = ByteBuffer()
        var isReading = false
        var readers = 0
    }

    private let state = Mutex(State())
    let nextPiece: Next
    let collecting: Collecting?
    private let whenRead: @Sendable (Bool) -> Void

    /// - Parameters:
    ///   - whenRead: Called with true when somebody begins to read, and with false when nobody reads any more.
    ///   - collecting: A faster way than by pieces to all that is left.
    ///   - next: Gives the next piece.
    package init(
        whenRead: @escaping @Sendable (Bool) -> Void = { _ in }, collecting: Collecting? = nil, _ next: @escaping Next
    ) {
        self.whenRead = whenRead
        self.collecting = collecting
        nextPiece = next
    }

    /// Reads from where the last reader has left off.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(reader: ByteReader(self)) }

    /// Reads chunk by chunk.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let reader: ByteReader

        /// Waits for the next chunk; `nil` at the end.
        ///
        /// - Throws: ``PebbleError`` when the bytes end early, and when the task is cancelled.
        public mutating func next() async throws(PebbleError) -> [UInt8]? {
            try await reader.chunks.next().map { Array($0.readableBytesView) }
        }

        /// Waits for the next chunk; `nil` at the end.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(PebbleError) -> [UInt8]? {
            try await next()
        }
    }

    /// The lines, as text in UTF-8.
    ///
    /// Whoever reads chunks after lines gets what comes after the last line that was read.
    public var lines: ByteLines { ByteLines(chunks: self) }

    /// Reads all that is left, into memory.
    ///
    /// - Throws: ``PebbleError`` when the bytes end early, and when the task is cancelled.
    public func bytes() async throws(PebbleError) -> [UInt8] {
        try await ByteCollection(of: self).bytes()
    }

    /// Reads all that is left, into memory, as text in UTF-8.
    ///
    /// What is not UTF-8 is replaced by U+FFFD.
    ///
    /// - Throws: ``PebbleError`` when the bytes end early, and when the task is cancelled.
    public func text() async throws(PebbleError) -> String { String(decoding: try await bytes(), as: UTF8.self) }

    /// Hands all that is left to a file, a descriptor or a closure, as it arrives.
    ///
    /// - Throws: ``PebbleError`` when the bytes end early, when the task is cancelled, and of code ``PebbleError/Code/local``
    ///   when they cannot be written.
    public func write(to sink: ByteSink) async throws(PebbleError) {
        let reader = ByteReader(self)
        defer { withExtendedLifetime(reader) {} }
        let writer = try SinkWriter(sink)
        do {
            while let piece = try await next() { try await writer.write(piece) }
            try writer.finish()
        } catch {
            writer.abandon()
            throw error
        }
    }

    /// Waits for the next piece; nil at the end.
    package func next() async throws(PebbleError) -> ByteBuffer? {
        let unread = try takeTurn()
        defer { endTurn() }
        return unread.readableBytes > 0 ? unread : try await nextPiece()
    }

    /// Begins to read.
    ///
    /// - Returns: What was left by the last reader.
    func takeTurn() throws(PebbleError) -> ByteBuffer {
        let unread = state.withLock { state -> ByteBuffer? in
            guard !state.isReading else { return nil }
            state.isReading = true
            defer { state.unread = ByteBuffer() }
            return state.unread
        }
        guard let unread else {
            throw PebbleError(
                .invalidArgument, "Two tasks read the same bytes at once; let one read, or one after the other.")
        }
        return unread
    }

    /// Lets others read.
    func endTurn() { state.withLock { $0.isReading = false } }

    /// Gives back what was taken too much, for the next reader.
    func putBack(_ piece: ByteBuffer) { state.withLock { $0.unread = piece } }

    fileprivate func arrive() {
        state.withLock { state in
            state.readers += 1
            if state.readers == 1 { whenRead(true) }
        }
    }

    fileprivate func leave() {
        state.withLock { state in
            state.readers -= 1
            if state.readers == 0 { whenRead(false) }
        }
    }
}

/// Somebody who reads, for as long as it lives.
final class ByteReader: Sendable {
    let chunks: ByteChunks

    init(_ chunks: ByteChunks) {
        self.chunks = chunks
        chunks.arrive()
    }

    deinit { chunks.leave() }
}
