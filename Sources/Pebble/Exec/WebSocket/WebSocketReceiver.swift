package import NIOCore

/// Who takes what arrives on a websocket.
///
/// It is called on the event loop and must not block.
package protocol WebSocketReceiver: Sendable {
    /// Takes a piece of a binary message.
    ///
    /// - Returns: Whether there is room for more; if not, reading is resumed by ``PebbleWebSocket/resumeReading()``.
    func receive(_ piece: ByteBuffer) -> Bool

    /// Takes a text.
    func receive(text: ByteBuffer)

    /// The websocket has ended, after it was open or because it could not be opened; it was not refused.
    ///
    /// - Parameter error: Why.
    func end(_ error: PebbleError)
}
