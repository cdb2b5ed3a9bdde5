import NIOCore

/// The daemon's end of one websocket of a command, on its event loop.
final class ExecSocketHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Input {
        /// The command was not started yet: what comes waits.
        case waiting
        case open(any Channel, isTerminal: Bool)
        /// What comes is thrown away.
        case ended
    }

    private let session: ExecSession
    private let socket: ExecSession.Socket
    private var reader = FrameReader()
    private var input: Input
    /// The pipe whose output goes to this websocket.
    var output: (any Channel)?
    private var context: ChannelHandlerContext?
    private var isClosing = false

    init(_ session: ExecSession, _ socket: ExecSession.Socket) {
        self.session = session
        self.socket = socket
        input = socket == .stdio ? .waiting : .ended
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        output = nil
        input = .ended
    }

    /// Passes on what comes as the command's input, which takes it now.
    func begin(_ channel: any Channel, isTerminal: Bool) {
        guard let context else { return channel.close(promise: nil) }
        guard case .waiting = input, context.channel.isActive else { return end(channel, isTerminal: isTerminal) }
        input = .open(channel, isTerminal: isTerminal)
        proceed(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        reader.add(unwrapInboundIn(data))
        proceed(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ExecInputReady { proceed(context) } else { context.fireUserInboundEventTriggered(event) }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { output?.read() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if socket == .control, !isClosing { session.controlLost() }
        endInput()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// Takes what has come as far as the command takes its input, and reads on.
    private func proceed(_ context: ChannelHandlerContext) {
        do throws(FrameReader.Violation) {
            while takesMore, let event = try reader.next() { handle(event, context) }
        } catch {
            close(error.status, error.reason, context)
        }
        if case .open(let channel, _) = input { channel.flush() }
        let reads = takesMore
        try? context.channel.syncOptions?.setOption(.autoRead, value: reads)
    }

    private var takesMore: Bool {
        switch input {
        case .waiting: false
        case .open(let channel, _): channel.isWritable || !channel.isActive
        case .ended: !isClosing
        }
    }

    private func handle(_ event: FrameReader.Event, _ context: ChannelHandlerContext) {
        switch event {
        case .binary(let bytes):
            if case .open(let channel, _) = input, channel.isActive { channel.write(bytes, promise: nil) }
        case .text(let text):
            switch socket {
            case .control:
                if let control = ExecControl(text) { session.control(control) }
            case .stdio:
                if ExecControl.isEnd(text) { endInput() }
            case .stderr: break
            }
        case .ping(let payload):
            context.write(wrapOutboundOut(FrameHead(.pong, length: payload.readableBytes).bytes), promise: nil)
            context.writeAndFlush(wrapOutboundOut(payload), promise: nil)
        case .close(let payload):
            endInput()
            close(payload, context)
        }
    }

    private func endInput() {
        if case .open(let channel, let isTerminal) = input { end(channel, isTerminal: isTerminal) }
        input = .ended
    }

    /// Ends the command's input once all of it was taken.
    private func end(_ channel: any Channel, isTerminal: Bool) {
        // A terminal has no end: its user types Ctrl-D.
        let last = isTerminal ? ByteBuffer(bytes: [4]) : ByteBuffer()
        let written = channel.eventLoop.makePromise(of: Void.self)
        if !isTerminal { written.futureResult.whenComplete { _ in channel.close(promise: nil) } }
        channel.writeAndFlush(last, promise: written)
    }

    private func close(_ status: UInt16, _ reason: String, _ context: ChannelHandlerContext) {
        var payload = ByteBuffer(integer: status)
        payload.writeString(reason)
        close(payload, context)
    }

    private func close(_ payload: ByteBuffer, _ context: ChannelHandlerContext) {
        guard !isClosing else { return }
        isClosing = true
        let channel = context.channel
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.whenComplete { _ in channel.close(promise: nil) }
        context.write(wrapOutboundOut(FrameHead(.close, length: payload.readableBytes).bytes), promise: nil)
        context.writeAndFlush(wrapOutboundOut(payload), promise: written)
    }
}
