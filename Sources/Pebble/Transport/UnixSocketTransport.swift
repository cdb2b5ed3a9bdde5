import NIOCore
import Synchronization

/// HTTP/1.1 over a unix socket, with connections that are kept and used again.
///
/// What is short both ways goes over ``PromptConnections``; what is long, is streamed or waits for something lives on the event
/// loop.
///
/// A kept connection that turns out to be dead before a byte of the answer has arrived is replaced by a new one, when the
/// request cannot have been carried out: its head was never sent, or it only asks. Connections are closed with the
/// last reference.
package final class UnixSocketTransport: PebbleTransport {
    package let timeLimit: Duration
    private let path: String
    private let prompt: PromptConnections
    private let lazyPool = Mutex<ConnectionPool?>(nil)

    /// - Parameters:
    ///   - path: The socket's path.
    ///   - timeLimit: The time limit of requests that give none, and of connecting.
    package init(path: String, timeLimit: Duration) {
        self.path = path
        self.timeLimit = timeLimit
        prompt = PromptConnections(path: path, timeLimit: timeLimit)
    }

    deinit { lazyPool.withLock { $0 }?.close() }

    private var pool: ConnectionPool {
        lazyPool.withLock { pool in
            if let pool { return pool }
            let made = ConnectionPool(path: path, dialLimit: timeLimit, on: PebbleEventLoop.shared)
            pool = made
            return made
        }
    }

    package func send(_ request: PebbleRequest) async throws(PebbleError) -> PebbleResponse {
        if !request.waits, request.body?.readableBytes ?? 0 <= PromptConnections.longestBody {
            return try await prompt.send(request)
        }
        let answer = OneShot<Result<PebbleResponse, PebbleError>>()
        let handle = pool.start(request, .collected(answer))
        return try await Self.wait(for: answer, of: handle).get()
    }

    package func open(_ request: PebbleRequest) async throws(PebbleError) -> PebbleResponseStream {
        let answer = OneShot<Result<PebbleResponseStream, PebbleError>>()
        let handle = pool.start(request, .streamed(answer))
        return try await Self.wait(for: answer, of: handle).get()
    }

    package func upload(
        _ request: PebbleRequest, length: Int?, produce: (PebbleBodyWriter) async throws(PebbleError) -> Void
    ) async throws(PebbleError) -> PebbleResponse {
        let answer = OneShot<Result<PebbleResponse, PebbleError>>()
        let upload = Exchange.Upload(length: length)
        let handle = pool.start(request, .collected(answer), upload: upload)
        try await Self.wait(for: upload.start, of: handle).get()
        let writer = PebbleBodyWriter { bytes throws(PebbleError) in
            guard !Task.isCancelled else { throw .requestCancelled }
            guard bytes.readableBytes > 0 else { return }
            guard !upload.gate.isShut else { throw Self.stopped }
            handle.onLoop { $0.connection?.write(bytes, of: $0) }
            await withTaskCancellationHandler {
                await upload.gate.add(bytes.readableBytes)
            } onCancel: {
                handle.end(.failure(.requestCancelled))
            }
        }
        do {
            try await produce(writer)
        } catch {
            // After an early answer, or when the connection was lost, that tells what happened.
            if upload.gate.isShut, let answer = answer.take() { return try answer.get() }
            handle.end(.failure(error))
            throw error
        }
        handle.onLoop { $0.connection?.finishWriting() }
        return try await Self.wait(for: answer, of: handle).get()
    }

    package func webSocket(_ target: String) -> any PebbleWebSocket { WebSocket(target, over: self) }

    /// Makes a connection that is not kept, and sets it up as a websocket or the like.
    ///
    /// It returns at once.
    ///
    /// - Parameters:
    ///   - initialize: Sets up the channel, on its event loop. When it throws, the channel is closed.
    ///   - fail: Called when there is no connection or it could not be set up, on the event loop.
    func dial(
        _ initialize: @escaping @Sendable (any Channel) throws -> Void,
        whenFailed fail: @escaping @Sendable (PebbleError) -> Void
    ) {
        pool.dial(initialize, whenFailed: fail)
    }

    private static func wait<Value: Sendable>(
        for value: OneShot<Result<Value, PebbleError>>, of handle: ExchangeHandle
    ) async -> Result<Value, PebbleError> {
        await withTaskCancellationHandler {
            await value.value()
        } onCancel: {
            handle.end(.failure(.requestCancelled))
        }
    }

    private static var stopped: PebbleError {
        PebbleError(.connection, "Pebble takes no more of the request's body.")
    }
}
