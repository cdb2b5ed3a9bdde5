import NIOCore
import NIOHTTP1

/// One connection, which carries one exchange after the other.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let pool: ConnectionPool
    private var context: ChannelHandlerContext?
    private var exchange: Exchange?
    private var handle: ExchangeHandle?
    /// Whether the connection has carried an exchange before: it may have died meanwhile.
    private var isReused = false
    private var headWasSent = false
    private var requestIsWhole = false
    /// How many bytes of an upload are still to come, if its length was given.
    private var unwritten: Int?
    private var answerKeepsAlive = false
    private var isPaused = false

    init(pool: ConnectionPool) { self.pool = pool }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        context.read()
        context.fireChannelActive()
    }

    // MARK: The request

    /// Sends an exchange's request.
    func run(_ exchange: Exchange, _ handle: ExchangeHandle, isReused: Bool) {
        self.exchange = exchange
        self.handle = handle
        self.isReused = isReused
        (headWasSent, answerKeepsAlive) = (false, false)
        exchange.connection = self
        guard let context else { return connectionEnded(nil) }
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenSuccess { [weak self] in
            guard let self, self.exchange === exchange else { return }
            headWasSent = true
            exchange.progress()
            exchange.upload?.start.give(.success(()))
        }
        context.write(wrapOutboundOut(.head(Self.head(of: exchange))), promise: sent)
        unwritten = exchange.upload?.length
        requestIsWhole = false
        if exchange.upload != nil {
            context.flush()
        } else {
            if let body = exchange.request.body {
                context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
            }
            endRequest()
        }
    }

    private static func head(of exchange: Exchange) -> HTTPRequestHead {
        let request = exchange.request
        var headers = HTTPHeaders([("Host", "localhost")])
        for (name, value) in request.headers { headers.add(name: name, value: value) }
        if let upload = exchange.upload {
            if let length = upload.length {
                headers.add(name: "Content-Length", value: "\(length)")
            } else {
                headers.add(name: "Transfer-Encoding", value: "chunked")
            }
        } else if request.method == .post {
            headers.add(name: "Content-Length", value: "\(request.body?.readableBytes ?? 0)")
        }
        return HTTPRequestHead(
            version: .http1_1, method: request.method == .get ? .GET : .POST, uri: request.target, headers: headers)
    }

    /// Sends a piece of an upload.
    func write(_ piece: ByteBuffer, of exchange: Exchange) {
        guard let context, let upload = exchange.upload else { return }
        let count = piece.readableBytes
        if let unwritten {
            guard count <= unwritten else { return fail(.wrongLength("\(count - unwritten) bytes more")) }
            self.unwritten = unwritten - count
        }
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenComplete { _ in
            upload.gate.remove(count)
            exchange.progress()
        }
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(piece))), promise: sent)
        // The daemon may answer as soon as it has the last byte.
        if unwritten == 0 { endRequest() }
    }

    /// Says that an upload is whole.
    func finishWriting() {
        if let unwritten, unwritten > 0 { return fail(.wrongLength("\(unwritten) bytes less")) }
        endRequest()
    }

    private func endRequest() {
        guard !requestIsWhole else { return }
        requestIsWhole = true
        context?.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    // MARK: The answer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // An answer that nobody asked for: whatever comes next would be taken for the answer to something else.
        guard let exchange, let handle else { return close() }
        switch unwrapInboundIn(data) {
        case .head(let head):
            answerKeepsAlive = head.isKeepAlive
            let lengths = head.headers["content-length"]
            let received = PebbleResponseHead(
                status: Int(head.status.code), reason: head.status.reasonPhrase,
                headers: head.headers.map { ($0.name.lowercased(), $0.value) })
            if let error = exchange.receive(received, length: lengths.first.flatMap { Int($0) }, handle: handle) {
                fail(error)
            }
        case .body(let piece):
            switch exchange.receive(piece) {
            case .success(let hasRoom): isPaused = !hasRoom
            case .failure(let error): fail(error)
            }
        case .end:
            self.exchange = nil
            isPaused = false
            exchange.connection = nil
            exchange.end(.success(()))
            if answerKeepsAlive, requestIsWhole, context.channel.isActive { pool.keep(self) } else { close() }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if !isPaused { context.read() }
        context.fireChannelReadComplete()
    }

    /// Reads on after the reader of a stream has caught up.
    func resumeReading() {
        guard isPaused else { return }
        isPaused = false
        context?.read()
    }

    // MARK: The end

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if exchange?.hasAnswer == true {
            fail(PebbleError(transport: error))
        } else if let error = error as? HTTPParserError, error != .invalidEOFState {
            fail(PebbleError(transport: error))
        } else {
            connectionEnded(error)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        pool.forget(self)
        connectionEnded(nil)
        context.fireChannelInactive()
    }

    /// Closes the connection.
    func close() {
        pool.forget(self)
        context?.close(promise: nil)
    }

    private func fail(_ error: PebbleError) {
        let ended = exchange
        exchange = nil
        ended?.end(.failure(error))
        close()
    }

    /// The connection is gone.
    ///
    /// A kept one may have died before the request was made: then the request is made anew.
    private func connectionEnded(_ error: (any Error)?) {
        guard let exchange, let handle else { return close() }
        if isReused, exchange.mayBeRepeated(wasSent: headWasSent) {
            self.exchange = nil
            close()
            pool.dial(exchange, handle)
        } else {
            fail(error.map(PebbleError.init(transport:)) ?? .closedEarly)
        }
    }
}
