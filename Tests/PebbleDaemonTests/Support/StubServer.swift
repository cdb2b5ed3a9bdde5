import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP server on a port of its own, which answers as the test says.
struct StubServer {
    typealias Answer = @Sendable (HTTPRequestHead) -> (status: String, headers: [(String, String)], body: String)

    typealias AnswerToBody =
        @Sendable (HTTPRequestHead, String) -> (status: String, headers: [(String, String)], body: String)

    let port: Int
    private let channel: any Channel

    static func start(_ answer: @escaping Answer) async throws -> StubServer {
        try await start(taking: { head, _ in answer(head) })
    }

    /// Starts a server that is given the requests' bodies, too.
    static func start(taking answer: @escaping AnswerToBody) async throws -> StubServer {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(answer: answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return StubServer(port: channel.localAddress?.port ?? 0, channel: channel)
    }

    func stop() async throws {
        try await channel.close()
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let answer: AnswerToBody
        private var head: HTTPRequestHead?
        private var received = ""

        init(answer: @escaping AnswerToBody) {
            self.answer = answer
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let request): head = request
            case .body(let bytes): received += String(buffer: bytes)
            case .end:
                if let head { reply(to: head, context) }
                (head, received) = (nil, "")
            }
        }

        private func reply(to request: HTTPRequestHead, _ context: ChannelHandlerContext) {
            let (status, headers, body) = answer(request, received)
            let code = status.split(separator: " ").first.flatMap { Int($0) } ?? 500
            var head = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: code))
            for (name, value) in headers { head.headers.add(name: name, value: value) }
            head.headers.add(name: "Content-Length", value: String(body.utf8.count))
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
