import NIOCore
package import PlainValues

/// A client of Pebble, the service manager of a workload's container (`ops.pebble.Client`).
///
/// ```swift
/// let pebble = PebbleClient(socketPath: "/charm/containers/web/pebble.socket")
/// try await pebble.restart(["web"])
/// ```
///
/// It may be used from any task, and from several at once. Connections are made when they are needed, kept and used
/// again; a daemon that was restarted between two calls is met again. Cancelling a task ends its request, with an error of
/// code ``PebbleError/Code/cancelled``.
///
/// What is the same for every call, and not said again at each: a ``PebbleError`` is thrown of code
/// ``PebbleError/Code/connection`` when Pebble cannot be reached, ``PebbleError/Code/timeout`` when it does not answer in
/// time, ``PebbleError/Code/protocolViolation`` when the answer makes no sense, and ``PebbleError/Code/api`` when Pebble
/// refuses.
public struct PebbleClient: Sendable {
    /// How requests get there.
    package let transport: any PebbleTransport

    /// Makes a client.
    ///
    /// Nothing is connected yet.
    ///
    /// - Parameters:
    ///   - socketPath: Where Pebble listens, as in `/charm/containers/NAME/pebble.socket`.
    ///   - timeout: How long a request may take. It is no limit for calls that wait for something to happen; those have
    ///     one of their own.
    public init(socketPath: String, timeout: Duration = .seconds(5)) {
        self.init(transport: UnixSocketTransport(path: socketPath, timeLimit: timeout))
    }

    package init(transport: any PebbleTransport) { self.transport = transport }

    /// Asks for something.
    ///
    /// - Parameters:
    ///   - path: The path, encoded.
    ///   - query: The query.
    ///   - waiting: How much longer than usual the answer may take, because Pebble waits for something.
    ///   - isAccepted: Which status codes are no error.
    package func get(
        _ path: String, _ query: Query = [:], waiting: Duration = .zero,
        accepting isAccepted: (Int) -> Bool = PebbleAnswer.isSuccess
    ) async throws(PebbleError) -> PebbleAnswer {
        var request = PebbleRequest(
            .get, query.target(path), headers: [("Accept", "application/json")],
            timeLimit: transport.timeLimit + waiting)
        request.waits = waiting > .zero
        return try PebbleAnswer(try await transport.send(request), accepting: isAccepted)
    }

    /// Has something done.
    ///
    /// - Parameters:
    ///   - path: The path, encoded.
    ///   - body: What to do.
    ///   - waiting: How much longer than usual the answer may take.
    package func post(
        _ path: String, _ body: PlainValue, waiting: Duration = .zero
    ) async throws(PebbleError) -> PebbleAnswer {
        var request = PebbleRequest(
            .post, path, headers: [("Accept", "application/json"), ("Content-Type", "application/json")],
            body: ByteBuffer(string: try Self.json(body)), timeLimit: transport.timeLimit + waiting)
        request.waits = waiting > .zero
        return try PebbleAnswer(try await transport.send(request))
    }

    /// A value as the JSON of a request.
    package static func json(_ value: PlainValue) throws(PebbleError) -> String {
        do {
            return try JSON.write(value)
        } catch {
            throw PebbleError(.invalidArgument, "The request cannot be written as JSON: \(error)", cause: error)
        }
    }
}

extension PlainValue {
    /// A list of texts.
    package static func texts(_ texts: some Sequence<String>) -> PlainValue { .array(texts.map { .string($0) }) }
}
