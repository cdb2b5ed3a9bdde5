import NIOCore

/// One request and what becomes of it.
///
/// Belongs to the event loop.
final class Exchange {
    /// Who waits for the answer, and for which part of it.
    enum Answer: Sendable {
        case collected(OneShot<Result<PebbleResponse, PebbleError>>)
        case streamed(OneShot<Result<PebbleResponseStream, PebbleError>>)
    }

    /// A body that is written while the request is sent.
    struct Upload: Sendable {
        let length: Int?
        let gate = UploadGate()
        /// Given as soon as the head was sent: the body may be written.
        let start = OneShot<Result<Void, PebbleError>>()
    }

    let request: PebbleRequest
    let upload: Upload?
    /// The connection that carries it, once there is one.
    weak var connection: ConnectionHandler?
    /// When it began.
    let begun = NIODeadline.now()
    private(set) var hasEnded = false
    /// Whether a byte of the answer has arrived.
    private(set) var hasAnswer = false

    private let answer: Answer
    private let deadline: ExchangeDeadline
    private var head: PebbleResponseHead?
    private var collected = ByteBuffer()
    private var stream: StreamBuffer?

    init(_ request: PebbleRequest, _ answer: Answer, upload: Upload?, on loop: any EventLoop) {
        self.request = request
        self.answer = answer
        self.upload = upload
        deadline = ExchangeDeadline(limit: request.timeLimit, on: loop)
    }

    /// Starts the clock.
    func begin(handle: ExchangeHandle) {
        deadline.start { handle.end(.failure(.unanswered(within: $0))) }
    }

    /// Whether the exchange may be made anew on another connection.
    ///
    /// - Parameter wasSent: Whether the head of the request may have reached the daemon.
    func mayBeRepeated(wasSent: Bool) -> Bool {
        !hasEnded && !hasAnswer && (!wasSent || (request.method == .get && upload == nil))
    }

    /// Bytes moved: where each step has a time limit, it starts anew.
    func progress() {
        if case .collected = answer, upload == nil { return }
        deadline.restart()
    }

    // MARK: What arrives

    /// Takes the head of the answer.
    ///
    /// - Parameters:
    ///   - head: The head.
    ///   - length: The body's length as the head gives it.
    ///   - handle: How a reader of the body reaches the exchange.
    /// - Returns: An error when the answer is not taken.
    func receive(_ head: PebbleResponseHead, length: Int?, handle: ExchangeHandle) -> PebbleError? {
        hasAnswer = true
        self.head = head
        progress()
        switch answer {
        case .collected:
            if let length, length > request.answerLimit { return .tooLong(length, request.answerLimit) }
        case .streamed(let waiting):
            let buffer = StreamBuffer(
                resume: { handle.resumeReading() }, abandon: { handle.end(.failure($0)) })
            stream = buffer
            waiting.give(.success(PebbleResponseStream(head: head, body: PebbleByteStream(buffer))))
        }
        return nil
    }

    /// Takes a piece of the answer's body.
    ///
    /// - Returns: Whether there is room for more, or an error when the answer is not taken.
    func receive(_ piece: ByteBuffer) -> Result<Bool, PebbleError> {
        if let stream {
            let hasRoom = stream.append(piece)
            if hasRoom { progress() } else { deadline.pause() }
            return .success(hasRoom)
        }
        let size = collected.readableBytes + piece.readableBytes
        guard size <= request.answerLimit else { return .failure(.tooLong(size, request.answerLimit)) }
        if collected.readableBytes == 0 { collected = piece } else { collected.writeImmutableBuffer(piece) }
        progress()
        return .success(true)
    }

    // MARK: How it ends

    /// Ends the exchange; only the first time counts.
    ///
    /// - Parameter outcome: Whether all of the answer has arrived.
    func end(_ outcome: Result<Void, PebbleError>) {
        guard !hasEnded else { return }
        hasEnded = true
        deadline.cancel()
        switch answer {
        case .collected(let waiting):
            waiting.give(
                outcome.flatMap {
                    head.map { .success(PebbleResponse(head: $0, body: collected)) } ?? .failure(Self.noHead)
                })
        case .streamed(let waiting):
            stream?.finish(outcome)
            stream = nil
            // Counts only when there was no head.
            waiting.give(outcome.flatMap { .failure(Self.noHead) })
        }
        upload?.start.give(outcome)
        upload?.gate.shut()
    }

    private static var noHead: PebbleError { PebbleError(.protocolViolation, "Pebble's answer has no head.") }
}
