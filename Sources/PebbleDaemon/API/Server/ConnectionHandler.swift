import NIOCore
import NIOHTTP1

/// Reads the requests of one connection, and has them answered one after the other.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private enum Stage {
        case idle
        /// The body is read before the request is answered.
        case collecting(PendingRequest, ByteBuffer)
        /// The body is taken as it comes.
        case streaming(RequestBody)
        /// The body is of no interest; the request is answered at its end, if not before.
        case skipping(PendingRequest?)
        case answering
    }

    /// The size in bytes of the largest body that is read into memory.
    private static let longestBody = 16 << 20

    private let api: API
    private let connections: OpenConnections
    private let caller: Caller
    private var stage = Stage.idle
    /// What answers the request.
    private var answering: Task<Void, Never>?
    /// Whether no more is read for now, and whether somebody wanted to.
    private var isPaused = false
    private var isReadWanted = false

    init(api: API, connections: OpenConnections, caller: Caller) {
        self.api = api
        self.connections = connections
        self.caller = caller
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(let bytes): take(bytes, context)
        case .end: end(context)
        }
    }

    func read(context: ChannelHandlerContext) {
        if isPaused { isReadWanted = true } else { context.read() }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            answering = nil
            if case .answering = stage { stage = .idle }
            // A reply that came before the whole request was read: what is left is thrown away.
            if case .streaming(let body) = stage {
                body.discard()
                stage = .skipping(nil)
            }
            if !connections.set(context.channel, isBusy: false) {
                context.write(data, promise: promise)
                context.flush()
                context.close(promise: nil)
                return
            }
        }
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if case .streaming(let body) = stage { body.end(isComplete: false) }
        stage = .skipping(nil)
        answering?.cancel()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError, case .idle = stage else {
            // Half a request was answered or is being answered: there is nothing to say that would be understood.
            return context.close(promise: nil)
        }
        let status = error == .headerOverflow ? 431 : 400
        let text = "\(status) \(ReasonPhrase.of(status))"
        let head = ReplyHead(
            status: status, type: "text/plain; charset=utf-8", version: .http1_1, isKept: false)
        stage = .skipping(nil)
        head.write(ByteBuffer(string: text), to: context.channel)
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let isKept = connections.set(context.channel, isBusy: true) && head.isKeepAlive
        let request = PendingRequest(head, channel: context.channel, caller: caller, isKept: isKept)
        if head.headers.contains(name: "expect") {
            let go = HTTPResponseHead(version: .http1_1, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(go)), promise: nil)
        }
        guard request.answersFromPath == nil else {
            stage = .skipping(request)
            return
        }
        guard request.takesFiles else {
            stage = .collecting(request, ByteBuffer())
            return
        }
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        let body = RequestBody {
            bound.eventLoop.execute { bound.value.handler.resume(bound.value.context) }
        }
        stage = .streaming(body)
        answer(request, .stream(body), context)
    }

    private func take(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        switch stage {
        case .collecting(let request, var collected):
            guard collected.readableBytes + bytes.readableBytes <= Self.longestBody else {
                stage = .skipping(nil)
                request.refuse(
                    APIFailure(413, "request body is larger than \(Self.longestBody) bytes"), keeping: false)
                return
            }
            // While the copy in the enumeration is there, writing would copy everything.
            stage = .answering
            collected.writeImmutableBuffer(bytes)
            stage = .collecting(request, collected)
        case .streaming(let body):
            if !body.add(bytes) { isPaused = true }
        case .idle, .skipping, .answering:
            break
        }
    }

    private func end(_ context: ChannelHandlerContext) {
        switch stage {
        case .collecting(let request, let body):
            stage = .answering
            answer(request, .bytes(Array(buffer: body)), context)
        case .streaming(let body):
            stage = .answering
            body.end(isComplete: true)
        case .skipping(let request):
            stage = request == nil ? .idle : .answering
            request?.answerFromPath()
        case .idle, .answering:
            break
        }
    }

    private func answer(_ request: PendingRequest, _ body: PendingRequest.Body, _ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        let executor = LoopExecutor(context.eventLoop)
        answering = Task(executorPreference: executor) { [api, connections] in
            let isOnly = connections.busyCount == 1
            guard let upgrade = await request.answer(body, by: api, isOnly: isOnly, on: executor) else { return }
            bound.eventLoop.execute {
                bound.value.handler.upgrade(upgrade, bound.value.context)
            }
        }
    }

    private func resume(_ context: ChannelHandlerContext) {
        guard isPaused else { return }
        isPaused = false
        guard isReadWanted else { return }
        isReadWanted = false
        context.read()
    }

    /// Makes the connection a websocket.
    private func upgrade(_ upgrade: PendingRequest.Upgrade, _ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        connections.set(context.channel, isBusy: false)
        answering = nil
        upgrade.perform(on: context)
    }
}
