/// How requests reach a daemon.
///
/// This is the one place where a test puts a fake.
///
/// Whatever goes wrong is a ``PebbleError`` of code `connection`, `protocolViolation`, `timeout` or `cancelled`; an answer of any
/// status is an answer, and what it means is for the caller to say.
package protocol PebbleTransport: Sendable {
    /// The time limit of a request where it gives none of its own.
    var timeLimit: Duration { get }

    /// Sends a request and collects the whole answer, up to the request's `answerLimit`.
    ///
    /// The time limit is one for all of it.
    func send(_ request: PebbleRequest) async throws(PebbleError) -> PebbleResponse

    /// Sends a request whose body is made while it is sent, and collects the whole answer.
    ///
    /// The time limit is one for each step: it starts anew whenever bytes were taken by the other side.
    ///
    /// - Parameters:
    ///   - request: The request, without a body.
    ///   - length: The body's length in bytes if it is known; otherwise it is sent in chunks.
    ///   - produce: Writes the body. When it throws, the connection is closed midway, so that the other side keeps nothing,
    ///     and the error is thrown on. When the other side answers early or goes away, its next write throws, and what
    ///     happened is returned or thrown in the place of that error.
    func upload(
        _ request: PebbleRequest, length: Int?, produce: (PebbleBodyWriter) async throws(PebbleError) -> Void
    ) async throws(PebbleError) -> PebbleResponse

    /// Sends a request and returns as soon as the head of the answer is there, with the body as a stream.
    ///
    /// The time limit is one for each step: it starts anew with each piece that arrives, and does not run while nobody asks
    /// for more.
    func open(_ request: PebbleRequest) async throws(PebbleError) -> PebbleResponseStream

    /// Makes a websocket; it is not connected yet.
    ///
    /// - Parameter target: The path to ask for, encoded.
    func webSocket(_ target: String) -> any PebbleWebSocket
}
