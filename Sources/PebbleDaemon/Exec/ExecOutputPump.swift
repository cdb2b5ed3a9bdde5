import NIOCore

/// Carries what a command writes to a websocket, no faster than the client takes it.
final class ExecOutputPump: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let socket: any Channel
    private let ended: EventLoopPromise<Void>

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
        guard bytes.readableBytes > 0, socket.isActive else { return }
        socket.write(FrameHead(.binary, length: bytes.readableBytes).bytes, promise: nil)
        socket.write(bytes, promise: nil)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        socket.flush()
        if socket.isWritable || !socket.isActive { context.read() }
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
