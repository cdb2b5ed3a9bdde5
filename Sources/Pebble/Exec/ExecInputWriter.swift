import NIOCore

/// Writes what a command reads (`ops.pebble.ExecProcess.stdin`).
public struct ExecInputWriter: Sendable {
    let session: ExecSession

    /// Writes text in UTF-8.
    ///
    /// Returns before the command has read it, but not before there is room for more.
    ///
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/connection`` when the command has ended or the connection is lost,
    ///   and of code ``PebbleError/Code/invalidArgument`` when the input was finished.
    public func write(_ text: String) async throws(PebbleError) { try await session.write(ByteBuffer(string: text)) }

    /// Writes bytes.
    ///
    /// Returns before the command has read them, but not before there is room for more.
    ///
    /// - Throws: ``PebbleError``, as ``write(_:)-(String)`` does.
    public func write(_ bytes: some Sequence<UInt8>) async throws(PebbleError) {
        try await session.write(ByteBuffer(bytes: bytes))
    }

    /// Ends the input.
    ///
    /// Nothing can be written after it; to end it again changes nothing.
    public func finish() { session.finishInput() }
}
