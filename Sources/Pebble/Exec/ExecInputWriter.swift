/// Writes what a command reads (`ops.pebble.ExecProcess.stdin`).
public struct ExecInputWriter: Sendable {
    /// Writes text in UTF-8.
    ///
    /// Returns before the command has read it, but not before there is room for more.
    ///
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/connection`` when the command has ended or the connection is lost.
    public func write(_ text: String) async throws(PebbleError) {
        fatalError()
    }

    /// Writes bytes.
    ///
    /// Returns before the command has read them, but not before there is room for more.
    ///
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/connection`` when the command has ended or the connection is lost.
    public func write(_ bytes: [UInt8]) async throws(PebbleError) {
        fatalError()
    }

    /// Ends the input.
    ///
    /// Nothing can be written after it; to end it again changes nothing.
    public func finish() async throws(PebbleError) {
        fatalError()
    }
}
