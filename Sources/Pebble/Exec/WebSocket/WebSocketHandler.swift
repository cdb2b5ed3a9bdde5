import NIOCore

/// One end of a websocket, on its event loop.
final class WebSocketHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum State {
        case handshake(WebSocketHandshake)
        case open(WebSocketReader)
        case closed
    }

    private let target: String
    private let limit: TimeAmount
    private let opening: OneShot<Result<WebSocketOpening, PebbleError>>
    private let receiver: any WebSocketReceiver
    private let gate: UploadGate
    private var state = State.handshake(WebSocketHandshake())
    private var deadline: Scheduled<Void>?
    private var context: ChannelHandlerContext?
    private var isPaused = false
    private var hasEnded = false

    /// - Parameters:
    ///   - target: The path to ask for, encoded.
    ///   - limit: How long the handshake may take.
    ///   - opening: Is given how the handshake ends.
    ///   - receiver: Who takes what arrives.
    ///   - gate: Is shut at the end.
    init(
        target: String, limit: TimeAmount, opening: OneShot<Result<WebSocketOpening, PebbleError>>,
        receiver: any WebSocketReceiver, gate: UploadGate
    ) {
        self.target = target
        self.limit = limit
        self.opening = opening
        self.receiver = receiver
        self.gate = gate
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: limit) { [limit] in
            self.end(PebbleError(.timeout, "Pebble opened no websocket within \(Duration(limit).goText)."))
        }
        context.writeAndFlush(wrapOutboundOut(WebSocketHandshake.request(target)), promise: nil)
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        do {
            try take(unwrapInboundIn(data))
        } catch {
            end(error)
        }
    }

    private func take(_ piece: ByteBuffer) throws(PebbleError) {
        switch state {
        case .handshake(var handshake):
            let answer = try handshake.feed(piece)
            state = .handshake(handshake)
            guard let answer else { return }
            deadline?.cancel()
            guard case .accepted(let rest) = answer else {
                opening.give(.success(.refused))
                hasEnded = true
                context?.close(promise: nil)
                return
            }
            opening.give(.success(.opened))
            state = .open(WebSocketReader())
            try take(rest)
        case .open(var reader):
            // The reader's bytes have one owner: they need not be copied to be changed.
            state = .closed
            reader.feed(piece)
            var isOpen = true
            while isOpen, let event = try reader.next() { isOpen = handle(event) }
            if isOpen { state = .open(reader) } else { end(.closedEarly) }
        case .closed: break
        }
    }

    /// - Returns: Whether the websocket stays open.
    private func handle(_ event: WebSocketReader.Event) -> Bool {
        switch event {
        case .binary(let piece): isPaused = !receiver.receive(piece)
        case .text(let text): receiver.receive(text: text)
        case .ping(let payload):
            // Who asks and does not take the answers would have them fill the memory.
            guard let context, context.channel.isWritable else { break }
            context.writeAndFlush(wrapOutboundOut(WebSocketCode.pong.frame(payload)), promise: nil)
        case .close: return false
        }
        return true
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if !isPaused { context.read() }
    }

    /// Reads on after the receiver has caught up.
    func resumeReading() {
        guard isPaused else { return }
        isPaused = false
        context?.read()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { end(PebbleError(transport: error)) }

    func channelInactive(context: ChannelHandlerContext) { end(.closedEarly) }

    private func end(_ error: PebbleError) {
        guard !hasEnded else { return }
        hasEnded = true
        deadline?.cancel()
        state = .closed
        gate.shut()
        opening.give(.failure(error))
        receiver.end(error)
        context?.close(promise: nil)
    }
}
