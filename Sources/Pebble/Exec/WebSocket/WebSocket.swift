import NIOCore
import PlainValues
import Synchronization

/// A websocket to a task of Pebble's, held from outside the event loop.
///
/// It is closed by ``drop()`` only, without a closing frame: to Pebble this is a client that is gone.
final class WebSocket: Sendable {
    /// How a handshake has ended.
    enum Opening: Sendable {
        case opened
        /// The task has ended, or has no such websocket.
        case refused
    }

    private enum State: Sendable {
        case unconnected
        case connected(any Channel, NIOLoopBound<WebSocketHandler>)
        case dropped
    }

    private let target: String
    private let state = Mutex(State.unconnected)
    private let gate = UploadGate()
    private let opening = OneShot<Result<Opening, PebbleError>>()

    /// - Parameter target: The path to ask for, encoded.
    init(_ target: String) { self.target = target }

    /// Begins to connect.
    ///
    /// - Parameters:
    ///   - transport: How.
    ///   - receiver: Who takes what arrives.
    func open(_ transport: any PebbleTransport, receiver: any WebSocketReceiver) {
        let limit = TimeAmount(transport.timeLimit)
        transport.dial { [self] channel in
            let handler = WebSocketHandler(
                target: target, limit: limit, opening: opening, receiver: receiver, gate: gate)
            try channel.pipeline.syncOperations.addHandler(handler)
            let bound = NIOLoopBound(handler, eventLoop: channel.eventLoop)
            try state.withLock { state in
                if case .dropped = state { throw PebbleError.closedEarly }
                state = .connected(channel, bound)
            }
        } whenFailed: { [opening] error in
            opening.give(.failure(error))
        }
    }

    /// Waits until it is open or has failed; once.
    func opened() async -> Result<Opening, PebbleError> { await opening.value() }

    /// Sends a text; nothing happens when it is not open.
    func send(text: String) {
        guard case .connected(let channel, _) = state.withLock({ $0 }) else { return }
        channel.writeAndFlush(WebSocketCode.text.frame(ByteBuffer(string: text)), promise: nil)
    }

    /// Sends a binary message, and waits until there is room for another.
    ///
    /// - Returns: Whether it is open.
    func send(_ piece: ByteBuffer) async -> Bool {
        guard case .connected(let channel, _) = state.withLock({ $0 }), !gate.isShut else { return false }
        let (gate, count) = (gate, piece.readableBytes)
        let sent = channel.eventLoop.makePromise(of: Void.self)
        sent.futureResult.whenComplete { _ in gate.remove(count) }
        channel.writeAndFlush(WebSocketCode.binary.frame(piece), promise: sent)
        await gate.add(count)
        return !gate.isShut
    }

    /// Reads on.
    func resumeReading() {
        guard case .connected(let channel, let handler) = state.withLock({ $0 }) else { return }
        channel.eventLoop.execute { handler.value.resumeReading() }
    }

    /// Closes the connection.
    func drop() {
        let before = state.withLock { state in
            defer { state = .dropped }
            return state
        }
        if case .connected(let channel, _) = before { channel.close(promise: nil) }
    }
}
