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

    /// - Parameters:
    ///   - target: The path to ask for, encoded.
    ///   - transport: How to get there.
    init(_ target: String, over transport: UnixSocketTransport) {
        self.target = target
        self.transport = transport
    }

    func open(receiver: any WebSocketReceiver) async -> Result<WebSocketOpening, PebbleError> {
        let opening = OneShot<Result<WebSocketOpening, PebbleError>>()
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
