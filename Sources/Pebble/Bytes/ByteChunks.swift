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

    /// Gives what was not given yet; nil at the end.
    package typealias Next = @Sendable () async throws(PebbleError) -> ByteBuffer?

    private struct State {
        var unread = ByteBuffer()
        var isReading = false
    }

    private let state = Mutex(State())
    private let nextPiece: Next

    package init(_ next: @escaping Next) { nextPiece = next }

    /// Reads from where the last reader has left off.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(chunks: self) }

    /// Reads chunk by chunk.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let chunks: ByteChunks

        /// Waits for the next chunk; `nil` at the end.
        ///
        /// - Throws: ``PebbleError`` when the bytes end early, and when the task is cancelled.
        public mutating func next() async throws(PebbleError) -> [UInt8]? {
            try await chunks.next().map { Array($0.readableBytesView) }
        }

        /// Waits for the next chunk; `nil` at the end.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(PebbleError) -> [UInt8]? {
            try await next()
        }
    }

    /// The lines, as text in UTF-8, without their ends.
    public var lines: ByteLines { ByteLines(chunks: self) }

    /// Waits for a line.
    ///
    /// - Parameter strippingNewline: Whether to leave out the end of the line, a newline with or without a carriage return.
    /// - Returns: The line, as text in UTF-8 in which what is not is replaced by U+FFFD; `nil` at the end. The last line may
    ///   have no newline.
    /// - Throws: ``PebbleError`` when the bytes end early, and of code ``PebbleError/Code/invalidArgument`` when a line has more
    ///   than 16 MiB.
    public func readLine(strippingNewline: Bool = true) async throws(PebbleError) -> String? {
        fatalError()
    }

    /// Reads all that is left, into memory.
    public func bytes() async throws(PebbleError) -> [UInt8] {
        fatalError()
    }

    /// Reads all that is left, into memory, as text in UTF-8.
    ///
    /// What is not UTF-8 is replaced by U+FFFD.
    public func text() async throws(PebbleError) -> String { String(decoding: try await bytes(), as: UTF8.self) }

    /// Hands all that is left to a file, a descriptor or a closure, as it arrives.
    ///
    /// - Throws: ``PebbleError`` when the bytes end early, and of code ``PebbleError/Code/local`` when they cannot be written.
    public func write(to sink: ByteSink) async throws(PebbleError) {
        fatalError()
    }

    /// Waits for the next piece; nil at the end.
    package func next() async throws(PebbleError) -> ByteBuffer? {
        fatalError()
    }
}
