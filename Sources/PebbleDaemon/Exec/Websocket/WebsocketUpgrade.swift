import NIOCore
import NIOHTTP1

extension PendingRequest.Upgrade {
    /// How much may wait to be sent to a client before a command has to wait.
    private static let waterMark = ChannelOptions.Types.WriteBufferWaterMark(low: 128 << 10, high: 512 << 10)

    /// Makes a connection the websocket that was asked for; on its event loop.
    func perform(on context: ChannelHandlerContext) {
        let channel = context.channel
        let pipeline = context.pipeline.syncOperations
        var headers = HTTPHeaders()
        headers.add(name: "Upgrade", value: "websocket")
        headers.add(name: "Connection", value: "Upgrade")
        headers.add(name: "Sec-WebSocket-Accept", value: WebsocketAccept.of(key))
        let head = HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: headers)
        channel.writeAndFlush(HTTPServerResponsePart.head(head), promise: nil)
        do {
            try channel.syncOptions?.setOption(.autoRead, value: socket != .stdio)
            try channel.syncOptions?.setOption(.writeBufferWaterMark, value: Self.waterMark)
            let handler = ExecSocketHandler(session, socket)
            try pipeline.addHandler(handler)
            // What came behind the request is passed on by the decoder as it goes, which so goes last.
            let contexts = [
                try pipeline.context(handlerType: ConnectionHandler.self),
                try pipeline.context(handlerType: HTTPServerPipelineHandler.self),
                try pipeline.context(handlerType: HTTPResponseEncoder.self),
                try pipeline.context(handlerType: ByteToMessageHandler<HTTPRequestDecoder>.self),
            ]
            for context in contexts {
                pipeline.removeHandler(context: context).whenFailure { _ in channel.close(promise: nil) }
            }
            session.connected(
                socket,
                ExecSession.Connection(
                    channel: channel, handler: NIOLoopBound(handler, eventLoop: channel.eventLoop)))
            if socket != .stdio { channel.read() }
        } catch {
            channel.close(promise: nil)
        }
    }
}
