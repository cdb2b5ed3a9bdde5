import NIOCore
import PlainValues
import Synchronization

/// A websocket over a connection, held from outside the event loop.
final class WebSocket: PebbleWebSocket {
    private enum State: Sendable {
        case unconnected
        case connected(any Channel, NIOLoopBound<WebSocketHandler>)
        case dropped
    }

    private let target: String
    private let transport: UnixSocketTransport
    private let state = Mutex(State.unconnected)
    private let gate = UploadGate()
    private let opening = OneShot<Result<WebSocketOpening, PebbleError>>()

    /// - Parameters:
    ///   - target: The path to ask for, encoded.
    ///   - transport: How to get there.
    init(_ target: String, over transport: UnixSocketTransport) {
        self.target = target
        self.transport = transport
    }

    func open(receiver: any WebSocketReceiver) {
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

    func opened() async -> Result<WebSocketOpening, PebbleError> { await opening.value() }

    func send(text: String) {
        guard case .connected(let channel, _) = state.withLock({ $0 }) else { return }
        channel.writeAndFlush(WebSocketCode.text.frame(ByteBuffer(string: text)), promise: nil)
    }

    func send(_ piece: ByteBuffer) async -> Bool {
        guard case .connected(let channel, _) = state.withLock({ $0 }), !gate.isShut else { return false }
        let (gate, count) = (gate, piece.readableBytes)
        let sent = channel.eventLoop.makePromise(of: Void.self)
        sent.futureResult.whenComplete { _ in gate.remove(count) }
        channel.writeAndFlush(WebSocketCode.binary.frame(piece), promise: sent)
        await gate.add(count)
        return !gate.isShut
    }

    func resumeReading() {
        guard case .connected(let channel, let handler) = state.withLock({ $0 }) else { return }
        channel.eventLoop.execute { handler.value.resumeReading() }
    }

    func perform(_ work: @escaping @Sendable () -> Void) { PebbleEventLoop.shared.execute(work) }

    func drop() {
        let before = state.withLock { state in
            defer { state = .dropped }
            return state
        }
        if case .connected(let channel, _) = before { channel.close(promise: nil) }
    }
}
