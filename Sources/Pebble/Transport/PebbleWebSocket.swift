package import NIOCore

/// A websocket to a task of Pebble's, which is made unconnected.
///
/// It is closed by ``drop()`` only, without a closing frame: to Pebble this is a client that is gone.
package protocol PebbleWebSocket: Sendable {
    /// Begins to connect, and returns at once.
    ///
    /// - Parameter receiver: Who takes what arrives.
    func open(receiver: any WebSocketReceiver)

    /// Waits until it is open or has failed; once.
    func opened() async -> Result<WebSocketOpening, PebbleError>

    /// Sends a text; nothing happens when it is not open.
    func send(text: String)

    /// Sends a binary message, and waits until there is room for another.
    ///
    /// - Returns: Whether it is open.
    func send(_ piece: ByteBuffer) async -> Bool

    /// Reads on after the receiver had no room.
    func resumeReading()

    /// Does something while nothing is received: where it is received, or at once.
    func perform(_ work: @escaping @Sendable () -> Void)

    /// Closes the connection.
    func drop()
}

/// How a websocket's handshake has ended.
package enum WebSocketOpening: Sendable {
    case opened
    /// The task has ended, or has no such websocket.
    case refused
}
