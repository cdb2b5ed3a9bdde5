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

    /// - Parameter target: The path to ask for, encoded.
    init(_ target: String) { self.target = target }

    /// Connects.
    ///
    /// - Parameters:
    ///   - transport: How.
    ///   - receiver: Who takes what arrives.
    func open(
        _ transport: any PebbleTransport, receiver: any WebSocketReceiver
    ) async -> Result<Opening, PebbleError> {
        let opening = OneShot<Result<Opening, PebbleError>>()
        let (target, gate, limit) = (target, gate, TimeAmount(transport.timeLimit))
        do {
            let handler = try await transport.dial { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = WebSocketHandler(
                        target: target, limit: limit, opening: opening, receiver: receiver, gate: gate)
                    try channel.pipeline.syncOperations.addHandler(handler)
                    // The handler asks for more when there is room for it.
                    try channel.syncOptions?.setOption(.autoRead, value: false)
                    try channel.syncOptions?.setOption(
                        .recvAllocator,
                        value: AdaptiveRecvByteBufferAllocator(minimum: 2048, initial: 4096, maximum: 262_144))
                    return (channel, NIOLoopBound(handler, eventLoop: channel.eventLoop))
                }
            }
            let isDropped = state.withLock { state in
                if case .dropped = state { return true }
                state = .connected(handler.0, handler.1)
                return false
            }
            if isDropped { handler.0.close(promise: nil) }
            return await opening.value()
        } catch {
            return .failure(error)
        }
    }

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
