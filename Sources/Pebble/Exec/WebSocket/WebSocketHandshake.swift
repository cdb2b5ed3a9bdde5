import CShims
package import NIOCore

/// How a connection becomes a websocket: the client's question and what the server says to it.
package struct WebSocketHandshake {
    /// What the server says.
    package enum Answer: Equatable {
        /// It is one from now on; these bytes come behind.
        case accepted(ByteBuffer)
        /// It does not become one, with this status code.
        case refused(Int)
    }

    /// How long the head of the answer may be in bytes.
    private static let longestHead = 16 << 10
    // RFC 6455 has the key chosen anew each time, so that nobody in between answers from memory. Between the two ends of a
    // unix socket there is nobody: the RFC's own example serves, and the answer to it is known.
    private static let (key, acceptance) = ("dGhlIHNhbXBsZSBub25jZQ==", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")

    private var unread = ByteBuffer()

    package init() {}

    /// The request.
    ///
    /// - Parameter target: The path, encoded.
    static func request(_ target: String) -> ByteBuffer {
        ByteBuffer(
            string: """
                GET \(target) HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: \(key)\r
                Sec-WebSocket-Version: 13\r
                \r

                """)
    }

    /// Takes what has arrived.
    ///
    /// - Returns: The answer; nil when more must arrive.
    /// - Throws: ``PebbleError`` of code `protocolViolation` when it makes no sense.
    package mutating func feed(_ piece: ByteBuffer) throws(PebbleError) -> Answer? {
        unread.writeImmutableBuffer(piece)
        let end = Array("\r\n\r\n".utf8)
        let length = unread.withUnsafeReadableBytes { bytes -> Int? in
            guard let start = bytes.baseAddress else { return nil }
            return swiftops_find(start, min(bytes.count, Self.longestHead), end, end.count).map { $0 - start }
        }
        guard let length, let head = unread.readSlice(length: length) else {
            guard unread.readableBytes < Self.longestHead else {
                throw .violation("the head of an answer has more than \(Self.longestHead) bytes")
            }
            return nil
        }
        unread.moveReaderIndex(forwardBy: end.count)
        let fields = try AnswerHead.read(head.readableBytesView).fields
        guard fields.status == 101 else { return .refused(fields.status) }
        guard fields.header("upgrade")?.lowercased() == "websocket",
            fields.header("sec-websocket-accept") == Self.acceptance
        else { throw .violation("it becomes something else than the websocket that was asked for") }
        return .accepted(unread)
    }
}
