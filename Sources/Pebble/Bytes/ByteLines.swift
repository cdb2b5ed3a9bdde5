/// The lines of a workload's file or of a command's output, as they arrive.
///
/// See ``ByteChunks/lines``.
public struct ByteLines: AsyncSequence, Sendable {
    /// A line, without its end.
    public typealias Element = String
    /// Why the lines end early.
    public typealias Failure = PebbleError

    let chunks: ByteChunks

    /// Reads from where the last reader has left off.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(chunks: chunks) }

    /// Reads line by line.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let chunks: ByteChunks

        /// Waits for the next line; `nil` at the end.
        ///
        /// - Throws: ``PebbleError``, as ``ByteChunks/readLine(strippingNewline:)`` does.
        public mutating func next() async throws(PebbleError) -> String? { try await chunks.readLine() }

        /// Waits for the next line; `nil` at the end.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(PebbleError) -> String? {
            try await next()
        }
    }
}
