import NIOCore
import NIOHTTP1
import NIOPosix
import PlainValues

/// A check by a GET.
enum HTTPProbing {
    private struct Answer {
        var status: Int
        var location: String?
        var body: [UInt8]
    }

    private typealias Connection = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    private static let mostRedirects = 10
    /// The bytes of an answer that are read.
    private static let keptBody = 4096

    /// Gets the URL, and follows redirections.
    static func run(_ text: String, _ headers: [String: String], within timeout: Duration) async throws(CheckFailure) {
        var url = try CheckURL(text)
        var answer = try await get(url, headers, within: timeout)
        var redirects = 0
        while [301, 302, 303, 307, 308].contains(answer.status), let location = answer.location {
            redirects += 1
            guard redirects <= mostRedirects else {
                throw CheckFailure("Get \(GoText.quoted(location)): stopped after \(mostRedirects) redirects")
            }
            url = try url.redirected(to: location)
            answer = try await get(url, headers, within: timeout)
        }
        guard !(200..<300).contains(answer.status) else { return }
        throw CheckFailure("non-2xx status code \(answer.status)", body: answer.body)
    }

    private static func get(
        _ url: CheckURL, _ headers: [String: String], within timeout: Duration
    ) async throws(CheckFailure) -> Answer {
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
            throw failure(url, TCPProbing.text(error, host: url.host, port: url.port))
        }
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: url.path)
        head.headers.add(name: "Host", value: url.authority)
        head.headers.add(name: "User-Agent", value: "swift-ops")
        head.headers.add(name: "Connection", value: "close")
        for (name, value) in headers { head.headers.replaceOrAdd(name: name, value: value) }
        let answer: Answer?
        do {
            answer = try await connection.executeThenClose { [head] inbound, outbound in
                try await outbound.write(.head(head))
                try await outbound.write(.end(nil))
                return try await read(inbound)
            }
        } catch {
            throw failure(url, "\(error)")
        }
        guard let answer else { throw failure(url, "EOF") }
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

    private static func failure(_ url: CheckURL, _ reason: String) -> CheckFailure {
        CheckFailure("Get \(GoText.quoted(url.text)): \(reason)")
    }
}
