import NIOCore
import Pebble
import Synchronization

/// A container's Pebble in the process: it answers the client from memory, and with the files of a folder.
///
/// Every line of the client runs. What is asked is done and answered at once, on the thread that asks: a handler that waits
/// for it needs no other thread. Services and checks are as they were told to be, for nothing runs.
final class FakePebble: PebbleTransport {
    /// The container's name.
    let container: String
    let files: ContainerFiles
    private let contents: Mutex<Contents>
    private let advice: Advice

    var timeLimit: Duration { .seconds(5) }
    /// A client of this Pebble.
    var client: PebbleClient { PebbleClient(transport: self) }

    /// Makes one without layers that does not answer yet.
    ///
    /// - Parameters:
    ///   - container: The container's name.
    ///   - advice: What it tells the author of a test.
    ///   - clock: The seconds since 1970.
    init(_ container: String, advice: Advice, clock: @escaping @Sendable () -> Double = { 0 }) {
        self.container = container
        self.advice = advice
        files = ContainerFiles()
        contents = Mutex(Contents(clock: FakeClock(clock)))
    }

    /// Reads or changes what it knows.
    func with<Result: Sendable, Failure: Error>(
        _ body: (inout Contents) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try contents.withLock { contents throws(Failure) in try body(&contents) }
    }

    // MARK: The transport

    func send(_ request: PebbleRequest) async throws(PebbleError) -> PebbleResponse {
        try await answer(FakeRequest(request)).response
    }

    func upload(
        _ request: PebbleRequest, length: Int?, produce: (PebbleBodyWriter) async throws(PebbleError) -> Void
    ) async throws(PebbleError) -> PebbleResponse {
        try requireConnection()
        let body = Collected()
        try await produce(PebbleBodyWriter { bytes throws(PebbleError) in body.add(bytes) })
        return try await answer(FakeRequest(request, body: body.bytes)).response
    }

    func open(_ request: PebbleRequest) async throws(PebbleError) -> PebbleResponseStream {
        let response = try await send(request)
        return PebbleResponseStream(head: response.head, body: PebbleByteStream(pieces: [response.body]))
    }

    func webSocket(_ target: String) -> any PebbleWebSocket { FakeWebSocket(target, of: self) }

    /// Fails as the client does when nobody listens.
    func requireConnection() throws(PebbleError) {
        guard with({ $0.canConnect }) else {
            throw PebbleError(.connection, advice.whenUnreachable(container))
        }
    }

    // MARK: Answers

    private func answer(_ request: FakeRequest) async throws(PebbleError) -> FakeReply {
        try requireConnection()
        // Who waits for a command's end has no more input for it.
        if request.route == "GET changes/*/wait" { finishExec(change: Change.ID(rawValue: request.id)) }
        let clock = ContinuousClock()
        let begun = clock.now
        while true {
            guard !Task.isCancelled else { throw Self.cancelled }
            let waited = clock.now - begun
            if let reply = reply(to: request, waited: waited) { return reply }
            // Only what somebody else does in the meantime ends the wait.
            guard (try? await Task.sleep(for: .milliseconds(5))) != nil else { throw Self.cancelled }
        }
    }

    /// What a request is answered; `nil` when it asks to wait, and has not for long enough.
    private func reply(to request: FakeRequest, waited: Duration) -> FakeReply? {
        do throws(FakeFailure) {
            switch request.route {
            case "GET files": return try files.answer(request)
            case "POST files": return try files.change(request)
            case "POST exec": return try startExec(request, advice)
            default:
                return try with { contents throws(FakeFailure) in
                    try contents.reply(to: request, waited: waited)
                }
            }
        } catch {
            return .failed(error)
        }
    }

    private static var cancelled: PebbleError {
        PebbleError(.cancelled, "The task was cancelled, and the request to Pebble with it.")
    }

    /// The body of a request, while it is made.
    private final class Collected: Sendable {
        private let buffer = Mutex(ByteBuffer())

        var bytes: ByteBuffer { buffer.withLock { $0 } }

        func add(_ bytes: ByteBuffer) { buffer.withLock { _ = $0.writeImmutableBuffer(bytes) } }
    }
}
