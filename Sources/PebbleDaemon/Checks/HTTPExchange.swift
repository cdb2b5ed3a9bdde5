import NIOCore
import NIOHTTP1
import NIOPosix
import PlainValues

/// One request by HTTP, over a connection of its own.
enum HTTPExchange {
    /// What a server answers.
    struct Answer {
        var status: Int
        var location: String?
        /// The first bytes of the body.
        var body: [UInt8]
    }

    private typealias Connection = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    /// The bytes of an answer that are read.
    private static let keptBody = 4096

    /// Sends a request, and reads the answer.
    ///
    /// - Parameters:
    ///   - url: Where it goes.
    ///   - headers: Its headers, which count for more than those that every request has.
    ///   - body: What is sent with it by POST; `nil` for GET.
    ///   - timeout: How long connecting may take. The rest is for the caller's task to be cancelled.
    static func perform(
        _ url: CheckURL, _ headers: [String: String], body: ByteBuffer? = nil, within timeout: Duration
    ) async throws(CheckFailure) -> Answer {
        let method: HTTPMethod = body == nil ? .GET : .POST
        let connection: Connection
        do {
            connection = try await TCPProbing.bootstrap(within: timeout).connect(host: url.host, port: url.port) {
                channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                }
            }
        } catch {
            throw failure(method, url, TCPProbing.text(error, host: url.host, port: url.port))
        }
        var head = HTTPRequestHead(version: .http1_1, method: method, uri: url.path)
        head.headers.add(name: "Host", value: url.authority)
        head.headers.add(name: "User-Agent", value: "pebble/\(API.version)")
        head.headers.add(name: "Connection", value: "close")
        if let body { head.headers.add(name: "Content-Length", value: String(body.readableBytes)) }
        for (name, value) in headers { head.headers.replaceOrAdd(name: name, value: value) }
        let answer: Answer?
        do {
            answer = try await connection.executeThenClose { [head] inbound, outbound in
                try await outbound.write(.head(head))
                if let body { try await outbound.write(.body(.byteBuffer(body))) }
                try await outbound.write(.end(nil))
                return try await read(inbound)
            }
        } catch {
            throw failure(method, url, "\(error)")
        }
        guard let answer else { throw failure(method, url, "EOF") }
        return answer
    }

    private static func read(
        _ parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>
    ) async throws -> Answer? {
        var answer: Answer?
        for try await part in parts {
            switch part {
            case .head(let head):
                answer = Answer(
                    status: Int(head.status.code), location: head.headers.first(name: "Location"), body: [])
            case .body(let bytes):
                answer?.body += bytes.readableBytesView
                // The first lines are enough, whatever the server goes on to say.
                if let answer, answer.body.count >= keptBody { return answer }
            case .end:
                return answer
            }
        }
        return answer
    }

    private static func failure(_ method: HTTPMethod, _ url: CheckURL, _ reason: String) -> CheckFailure {
        CheckFailure("\(method == .GET ? "Get" : "Post") \(GoText.quoted(url.text)): \(reason)")
    }
}
