import NIOCore
import NIOHTTP1

/// What comes before the body of a reply.
struct ReplyHead: Sendable {
    private let version: HTTPVersion
    private let status: HTTPResponseStatus
    private let headers: HTTPHeaders
    /// Whether the connection is kept for further requests.
    let isKept: Bool
    /// Whether the client knows bodies in chunks; for another a body that does not tell its length ends with the connection.
    private let knowsChunks: Bool

    init(status: Int, type: String?, version: HTTPVersion, isKept: Bool, more: [(String, String)] = []) {
        var headers = HTTPHeaders()
        if let type { headers.add(name: "Content-Type", value: type) }
        headers.add(name: "Date", value: HTTPDate.now)
        for (name, value) in more { headers.add(name: name, value: value) }
        knowsChunks = (version.major, version.minor) >= (1, 1)
        let isKept = isKept && knowsChunks
        if !isKept { headers.add(name: "Connection", value: "close") }
        self.version = version
        self.status = HTTPResponseStatus(statusCode: status)
        self.headers = headers
        self.isKept = isKept
    }

    /// The head of a body that tells its length.
    private func withLength(_ length: Int) -> HTTPResponseHead {
        var headers = headers
        headers.add(name: "Content-Length", value: String(length))
        return HTTPResponseHead(version: version, status: status, headers: headers)
    }

    /// The head of a body in chunks.
    var inChunks: HTTPResponseHead {
        var headers = headers
        if knowsChunks { headers.add(name: "Transfer-Encoding", value: "chunked") }
        return HTTPResponseHead(version: version, status: status, headers: headers)
    }

    /// Writes the head and a whole body; on the channel's event loop.
    ///
    /// - Parameter isCut: Whether the body itself is left out, as for HEAD.
    func write(_ body: ByteBuffer, to channel: any Channel, isCut: Bool = false) {
        let isLong = body.readableBytes > ReplyEnvelope.longestWithLength && knowsChunks
        channel.write(HTTPServerResponsePart.head(isLong ? inChunks : withLength(body.readableBytes)), promise: nil)
        if body.readableBytes > 0, !isCut {
            channel.write(HTTPServerResponsePart.body(.byteBuffer(body)), promise: nil)
        }
        end(channel)
    }

    /// Writes the end of a body; on the channel's event loop.
    func end(_ channel: any Channel) {
        let written = channel.eventLoop.makePromise(of: Void.self)
        if !isKept { written.futureResult.whenComplete { _ in channel.close(promise: nil) } }
        channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: written)
    }
}
