import NIOCore

/// Carries what a command writes to a websocket, no faster than the client takes it.
final class ExecOutputPump: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// Up to how many bytes a piece is a small one.
    private static let smallSize = 32 << 10
    /// How soon after another a small piece comes from a command that writes much bit by bit.
    private static let quick = TimeAmount.milliseconds(1)
    /// How long it is then waited for more.
    private static let pause = TimeAmount.microseconds(100)

    private let socket: any Channel
    private let ended: EventLoopPromise<Void>
    /// When the last piece came, and whether the next ones are better gathered.
    private var lastPiece = NIODeadline.uptimeNanoseconds(0)
    private var gathers = false

    init(to socket: any Channel, ended: EventLoopPromise<Void>) {
        self.socket = socket
        self.ended = ended
    }

    func channelActive(context: ChannelHandlerContext) {
        // Without a client what the command writes is thrown away, so that it can end.
        let channel = context.channel
        socket.closeFuture.whenComplete { _ in channel.read() }
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        let now = NIODeadline.now()
        gathers = bytes.readableBytes <= Self.smallSize && now - lastPiece < Self.quick
        lastPiece = now
        guard bytes.readableBytes > 0, socket.isActive else { return }
        socket.write(FrameHead(.binary, length: bytes.readableBytes).bytes, promise: nil)
        socket.write(bytes, promise: nil)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        socket.flush()
        guard socket.isWritable || !socket.isActive else { return }
        guard gathers else { return context.read() }
        // Many small messages would cost more than this wait, to both sides.
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) { context.channel.read() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        guard socket.isActive else { return ended.succeed() }
        let text = ByteBuffer(string: "{\"command\":\"end\"}")
        socket.write(FrameHead(.text, length: text.readableBytes).bytes, promise: nil)
        // A client that does not take it is gone, which is no failure of the command.
        let sent = socket.eventLoop.makePromise(of: Void.self)
        sent.futureResult.whenComplete { [ended] _ in ended.succeed() }
        socket.writeAndFlush(text, promise: sent)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A terminal's end is an error.
        context.close(promise: nil)
    }
}
