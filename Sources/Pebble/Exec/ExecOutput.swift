import NIOCore
import PlainValues
import Synchronization

/// What a command writes on one websocket, until somebody reads it.
///
/// While a reader does not keep up, nothing is taken from the connection, and in the end the command waits. Where nobody reads
/// while the end of the command is waited for, what is too much is thrown away instead.
final class ExecOutput: WebSocketReceiver {
    private struct Flow: Sendable {
        var isRead = false
        /// Whether somebody waits for the end of the command.
        var isAwaited = false
        /// Whether the connection is not read because too much is there already.
        var isFull = false
        var hasEnded = false
        /// Whether nothing more is asked of the connection once this has ended.
        var closesAtEnd: Bool
        /// The number of pieces that have come.
        var progress = 0

        /// Whether what comes now is for nobody.
        var isTooMuch: Bool { isFull && isAwaited && !isRead }
    }

    private let socket: any PebbleWebSocket
    private let whenLost: @Sendable (PebbleError) -> Void
    private let buffer: StreamBuffer
    private let state: Shared<Flow>

    /// - Parameters:
    ///   - socket: The connection.
    ///   - closesAtEnd: Whether it only serves for this.
    ///   - whenLost: Called when it ends before the output does.
    init(_ socket: any PebbleWebSocket, closesAtEnd: Bool, whenLost: @escaping @Sendable (PebbleError) -> Void) {
        self.socket = socket
        self.whenLost = whenLost
        let state = Shared(Flow(closesAtEnd: closesAtEnd))
        self.state = state
        buffer = StreamBuffer(
            resume: {
                socket.perform {
                    state.withLock { $0.isFull = false }
                    socket.resumeReading()
                }
            }, abandon: whenLost)
    }

    // MARK: Who reads

    /// Waits for the next piece; nil at the end.
    func next() async throws(PebbleError) -> ByteBuffer? {
        let piece = await withTaskCancellationHandler {
            await buffer.next()
        } onCancel: {
            buffer.cancel()
        }
        return try piece.get()
    }

    /// Collects what comes from now on.
    func collect() { buffer.collect() }

    /// Waits for the end, and gives what was collected.
    func collected() async throws(PebbleError) -> [UInt8] {
        let collected = await withTaskCancellationHandler {
            await buffer.collected()
        } onCancel: {
            buffer.cancel()
        }
        return try collected.get()
    }

    /// Takes note of whether somebody reads.
    func isRead(_ isRead: Bool) { update { $0.isRead = isRead } }

    /// Takes note of somebody who waits for the end of the command.
    func isAwaited() { update { $0.isAwaited = true } }

    private func update(_ change: (inout Flow) -> Void) {
        state.withLock { change(&$0) }
        // Whether it is full is known where it is received.
        socket.perform { [self] in
            guard state.withLock({ $0.isTooMuch }) else { return }
            throwAway()
            socket.resumeReading()
        }
    }

    private func throwAway() {
        state.withLock { $0.isFull = false }
        buffer.finish(
            .failure(
                PebbleError(
                    .invalidArgument,
                    "Output was thrown away, because nobody read it while the end of the command was waited for.")))
    }

    // MARK: The command's end

    /// The command has ended: what it has written must come soon.
    ///
    /// - Parameter limit: How long a pause may be.
    func expectEnd(within limit: Duration) {
        let hasEnded = state.withLock { state in
            state.closesAtEnd = true
            return state.hasEnded
        }
        if hasEnded { return socket.drop() }
        look(again: limit, progress: state.withLock { $0.progress })
    }

    private func look(again limit: Duration, progress: Int) {
        PebbleEventLoop.shared.scheduleTask(in: TimeAmount(limit)) { [weak self] in
            guard let self else { return }
            let (isStuck, current) = state.withLock { state in
                (!state.hasEnded && !state.isFull && state.progress == progress, state.progress)
            }
            if isStuck {
                buffer.finish(
                    .failure(
                        PebbleError(
                            .timeout, "The command's output did not end within \(limit.goText) of the command.")))
                socket.drop()
            } else if !state.withLock({ $0.hasEnded }) {
                look(again: limit, progress: current)
            }
        }
    }

    // MARK: What arrives

    func receive(_ piece: ByteBuffer) -> Bool {
        let hasRoom = buffer.append(piece)
        let isTooMuch = state.withLock { state in
            state.progress += 1
            state.isFull = !hasRoom
            return state.isTooMuch
        }
        if isTooMuch { throwAway() }
        return hasRoom || isTooMuch
    }

    func receive(text: ByteBuffer) {
        // Other texts may come from a newer Pebble.
        guard let message = try? JSON.parse(Array(text.readableBytesView)), message["command"]?.stringValue == "end"
        else { return }
        let closes = state.withLock { state in
            state.hasEnded = true
            return state.closesAtEnd
        }
        buffer.finish(.success(()))
        if closes { socket.drop() }
    }

    func end(_ error: PebbleError) {
        let wasLost = state.withLock { state in
            defer { state.hasEnded = true }
            return !state.hasEnded
        }
        guard wasLost else { return }
        buffer.finish(.failure(error))
        whenLost(error)
    }
}
