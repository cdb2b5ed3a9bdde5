package import NIOCore

/// The body of an answer, piece by piece, for one reader.
///
/// When the last reference is gone before the end, the connection is closed.
package final class PebbleByteStream: Sendable {
    private let buffer: StreamBuffer

    init(_ buffer: StreamBuffer) { self.buffer = buffer }

    /// A body that is there already: for fakes.
    package convenience init(pieces: [ByteBuffer]) {
        let buffer = StreamBuffer(resume: {}, abandon: { _ in })
        for piece in pieces { _ = buffer.append(piece) }
        buffer.finish(.success(()))
        self.init(buffer)
    }

    deinit { buffer.abandon() }

    /// Returns the next piece, or nil at the end.
    ///
    /// - Throws: ``PebbleError`` when the connection is lost before the end, when nothing arrives within the time limit, and
    ///   when the task is cancelled.
    package func next() async throws(PebbleError) -> ByteBuffer? {
        let buffer = buffer
        let piece = await withTaskCancellationHandler {
            await buffer.next()
        } onCancel: {
            buffer.cancel()
        }
        return try piece.get()
    }
}
