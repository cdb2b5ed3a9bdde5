package import NIOCore

/// A request to a daemon.
package struct PebbleRequest: Sendable {
    /// What is done with what the path names.
    package enum Method: Sendable {
        case get
        case post
    }

    /// What is done with what the path names.
    ///
    /// Only `get` may be repeated when a kept connection turns out to be dead.
    package var method: Method
    /// The path and, after a question mark, the query, both percent-encoded.
    package var target: String
    /// Header fields besides those of the transport (`Host`, `Content-Length`, `Transfer-Encoding`).
    package var headers: [(name: String, value: String)]
    /// The body, if there is one.
    package var body: ByteBuffer?
    /// The time limit; nil for none, as for an answer that is waited for.
    ///
    /// Connecting always has the transport's.
    package var timeLimit: Duration?
    /// Whether the daemon answers when something has happened, and not at once.
    package var waits = false
    /// The size in bytes up to which an answer is collected.
    package var answerLimit = 64 << 20

    package init(
        _ method: Method, _ target: String, headers: [(name: String, value: String)] = [], body: ByteBuffer? = nil,
        timeLimit: Duration?
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.timeLimit = timeLimit
    }
}
