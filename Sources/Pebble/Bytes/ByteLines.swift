import NIOCore

/// The lines of a workload's file or of a command's output, as they arrive.
///
/// See ``ByteChunks/lines``.
public struct ByteLines: AsyncSequence, Sendable {
    /// A line, without the newline at its end and a carriage return before that.
    ///
    /// It is text in UTF-8, in which what is not is replaced by U+FFFD. The last line may have no end.
    public typealias Element = String
    /// Why the lines end early.
    public typealias Failure = PebbleError

    let chunks: ByteChunks

    /// Reads from where the last reader has left off.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(reader: ByteReader(chunks)) }

    /// Reads line by line.
    public struct AsyncIterator: AsyncIteratorProtocol {
        /// How long a line may be in bytes.
        private static let longestLine = 16 << 20

        let reader: ByteReader

        /// Waits for the next line; `nil` at the end.
        ///
        /// - Throws: ``PebbleError`` when the bytes end early, when the task is cancelled, and of code
        ///   ``PebbleError/Code/protocolViolation`` when a line has more than 16 MiB.
        public mutating func next() async throws(PebbleError) -> String? {
            var line = ByteBuffer()
            while var piece = try await reader.chunks.next() {
                let view = piece.readableBytesView
                guard let end = view.firstIndex(of: UInt8(ascii: "\n")) else {
                    guard line.readableBytes + view.count <= Self.longestLine else {
                        throw .violation("a line has more than \(Self.longestLine >> 20) MiB")
                    }
                    line.writeBuffer(&piece)
                    continue
                }
                line.writeBytes(view[..<end])
                piece.moveReaderIndex(to: end + 1)
                reader.chunks.putBack(piece)
                return Self.text(line)
            }
            return line.readableBytes == 0 ? nil : Self.text(line)
        }

        /// Waits for the next line; `nil` at the end.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(PebbleError) -> String? {
            try await next()
        }

        private static func text(_ line: ByteBuffer) -> String {
            var bytes = line.readableBytesView
            if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
