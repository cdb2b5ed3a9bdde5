package import NIOCore

/// What the body of a request is written to while it is sent.
package struct PebbleBodyWriter: Sendable {
    private let writeBytes: @Sendable (ByteBuffer) async throws(PebbleError) -> Void

    package init(_ write: @escaping @Sendable (ByteBuffer) async throws(PebbleError) -> Void) {
        writeBytes = write
    }

    /// Sends a piece of the body; pieces of 64 to 256 KiB are the fastest.
    ///
    /// Returns before the piece was sent, but not before there is room for another: memory stays level.
    package func write(_ bytes: ByteBuffer) async throws(PebbleError) {
        try await writeBytes(bytes)
    }
}
