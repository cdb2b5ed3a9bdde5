import NIOCore

/// Tells a websocket when a command takes more input, or none any more.
final class ExecInputPipe: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let socket: any Channel

    init(from socket: any Channel) {
        self.socket = socket
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { resume() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        resume()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func resume() {
        socket.pipeline.fireUserInboundEventTriggered(ExecInputReady())
    }
}

/// A command takes more input, or none any more.
struct ExecInputReady: Sendable {}
