import NIOCore
import NIOHTTP1
import NIOPosix

/// The connections to one socket.
///
/// As many are made as there are requests at once; a few are kept for the next ones.
final class ConnectionPool: Sendable {
    /// How many connections without a request are kept.
    private static let maximumIdle = 4
    /// How long to wait when the daemon takes no connection yet.
    private static let dialDelay = TimeAmount.milliseconds(2)

    let loop: any EventLoop
    private let path: String
    private let dialLimit: Duration
    private let state: NIOLoopBoundBox<State>

    private struct State {
        var idle: [ConnectionHandler] = []
        var isClosed = false
    }

    /// - Parameters:
    ///   - path: The socket's path.
    ///   - dialLimit: How long to try to connect when the daemon takes no more connections.
    ///   - loop: The event loop on which the connections live.
    init(path: String, dialLimit: Duration, on loop: any EventLoop) {
        self.path = path
        self.dialLimit = dialLimit
        self.loop = loop
        state = .makeBoxSendingValue(State(), eventLoop: loop)
    }

    /// Starts an exchange, from any thread.
    func start(_ request: PebbleRequest, _ answer: Exchange.Answer, upload: Exchange.Upload? = nil) -> ExchangeHandle {
        let handle = ExchangeHandle(exchange: .makeEmptyBox(eventLoop: loop))
        loop.execute {
            let exchange = Exchange(request, answer, upload: upload, on: self.loop)
            handle.exchange.value = exchange
            exchange.begin(handle: handle)
            if let connection = self.state.value.idle.popLast() {
                connection.run(exchange, handle, isReused: true)
            } else {
                self.dial(exchange, handle)
            }
        }
        return handle
    }

    /// Runs an exchange on a new connection.
    func dial(_ exchange: Exchange, _ handle: ExchangeHandle) {
        connect(since: exchange.begun, while: { !exchange.hasEnded }) { channel in
            try channel.pipeline.syncOperations.addHTTPClientHandlers()
            try channel.pipeline.syncOperations.addHandler(ConnectionHandler(pool: self))
        } whenDone: { result in
            switch result {
            case .success(let channel):
                guard !exchange.hasEnded,
                    let connection = try? channel.pipeline.syncOperations.handler(type: ConnectionHandler.self)
                else { return channel.close(promise: nil) }
                connection.run(exchange, handle, isReused: false)
            case .failure(let error):
                exchange.end(.failure(error))
            }
        }
    }

    /// Makes a connection that is not kept, from any thread.
    ///
    /// - Parameters:
    ///   - initialize: Sets up the channel.
    ///   - fail: Called when that fails.
    func dial(
        _ initialize: @escaping @Sendable (any Channel) throws -> Void,
        whenFailed fail: @escaping @Sendable (PebbleError) -> Void
    ) {
        loop.execute {
            self.connect(since: .now(), while: { true }, initialize) { result in
                if case .failure(let error) = result { fail(error) }
            }
        }
    }

    /// Connects, and tries again for a while where the daemon takes no connection yet; on the event loop.
    private func connect(
        since begun: NIODeadline, while isWanted: @escaping () -> Bool,
        _ initialize: @escaping @Sendable (any Channel) throws -> Void,
        whenDone done: @escaping (Result<any Channel, PebbleError>) -> Void
    ) {
        guard isWanted() else { return }
        switch UnixSocket.connect(to: path, limit: dialLimit) {
        case .failed(let error): done(.failure(error))
        case .notYet(let patience, let error):
            guard begun + TimeAmount(patience) > .now() else { return done(.failure(error)) }
            loop.assumeIsolated().scheduleTask(in: Self.dialDelay) {
                self.connect(since: begun, while: isWanted, initialize, whenDone: done)
            }
        case .connected(let descriptor):
            ClientBootstrap(group: loop)
                .channelOption(.autoRead, value: false)
                .channelOption(
                    .recvAllocator,
                    value: AdaptiveRecvByteBufferAllocator(minimum: 2048, initial: 4096, maximum: 262_144)
                )
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture { try initialize(channel) }
                }
                .withConnectedSocket(descriptor)
                .assumeIsolated()
                .whenComplete { done($0.mapError(PebbleError.init(transport:))) }
        }
    }

    /// Keeps a connection that has no exchange any more.
    func keep(_ connection: ConnectionHandler) {
        guard !state.value.isClosed, state.value.idle.count < Self.maximumIdle else { return connection.close() }
        state.value.idle.append(connection)
    }

    /// A connection has ended, or is not to be used again.
    func forget(_ connection: ConnectionHandler) {
        state.value.idle.removeAll { $0 === connection }
    }

    /// Closes every connection that is kept, and keeps none any more.
    func close() {
        loop.execute {
            let idle = self.state.value.idle
            self.state.value = State(isClosed: true)
            for connection in idle { connection.close() }
        }
    }
}
