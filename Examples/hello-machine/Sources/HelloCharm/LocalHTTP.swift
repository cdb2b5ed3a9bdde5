import NIOCore
import NIOHTTP1
import NIOPosix

/// Requests to a server on this machine.
enum LocalHTTP {
    private static let timeout = TimeAmount.seconds(2)
    private static let longestAnswer = 1 << 16

    /// Sends one request.
    ///
    /// - Returns: The body of the answer.
    /// - Throws: ``HelloServerError`` for an answer that is no success, or none in time; an error of the connection.
    static func request(_ method: String, _ path: String, body: String, port: Int) async throws -> String {
        // An address, not a name: names are looked up by the C library, which a static program should not ask.
        let address = try SocketAddress(ipAddress: "127.0.0.1", port: port)
        let connection = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connectTimeout(timeout)
            .connect(to: address) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
                        wrappingChannelSynchronously: channel)
                }
            }
        // Closing the connection ends the wait for an answer that does not come.
        let alarm = connection.channel.eventLoop.scheduleTask(in: timeout) {
            connection.channel.close(promise: nil)
        }
        defer { alarm.cancel() }
        return try await connection.executeThenClose { answer, request in
            let headers: HTTPHeaders = [
                "host": "127.0.0.1:\(port)", "content-length": "\(body.utf8.count)", "connection": "close",
            ]
            let head = HTTPRequestHead(
                version: .http1_1, method: HTTPMethod(rawValue: method), uri: path, headers: headers)
            try await request.write(contentsOf: [.head(head), .body(.byteBuffer(ByteBuffer(string: body))), .end(nil)])
            var status: HTTPResponseStatus?
            var text = ByteBuffer()
            for try await part in answer {
                switch part {
                case .head(let head): status = head.status
                case .body(var bytes) where text.readableBytes + bytes.readableBytes <= longestAnswer:
                    text.writeBuffer(&bytes)
                case .body: throw HelloServerError("The answer is longer than \(longestAnswer) bytes.")
                case .end where status == .ok: return String(buffer: text)
                case .end: throw HelloServerError("The answer is \(status?.code ?? 0).")
                }
            }
            throw HelloServerError("The answer is incomplete.")
        }
    }
}
