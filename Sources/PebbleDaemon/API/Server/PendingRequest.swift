import NIOCore
import NIOHTTP1
import Pebble

/// A request that is to be answered, and the connection over which it came.
struct PendingRequest: Sendable {
    /// The body of a request.
    enum Body: Sendable {
        case bytes([UInt8])
        case stream(RequestBody)
    }

    /// A request for a websocket that is granted.
    struct Upgrade: Sendable {
        let session: ExecSession
        let socket: ExecSession.Socket
        let key: String
    }

    private let head: HTTPRequestHead
    private let channel: any Channel
    private let caller: Caller
    private let isKept: Bool
    private let target: RequestTarget
    private let found: (route: Route, names: [String])?

    init(_ head: HTTPRequestHead, channel: any Channel, caller: Caller, isKept: Bool) {
        self.head = head
        self.channel = channel
        self.caller = caller
        self.isKept = isKept
        target = RequestTarget(head.uri)
        found = Route.find(target.path)
    }

    /// Whether the body may be files, which are taken as they come.
    var takesFiles: Bool { found?.route.takesFiles == true && head.method == .POST }

    private var method: Route.Method? {
        switch head.method {
        case .GET: found?.route.get
        case .POST: found?.route.post
        default: nil
        }
    }

    /// Why the request is refused whatever its body and whoever asks; `nil` if it is not.
    var answersFromPath: APIFailure? {
        if target.cleaned != nil { return APIFailure(301, "") }
        if found == nil { return APIFailure(404, "invalid API endpoint requested") }
        if method == nil { return APIFailure(405, "method \(GoText.quoted(head.method.rawValue)) not allowed") }
        return nil
    }

    /// Answers a request that needs no more than its path; on the channel's event loop.
    func answerFromPath() {
        if let location = target.cleaned {
            let query = target.query.isEmpty ? "" : "?\(target.query)"
            replyHead(301, nil, [("Location", location + query)]).write(ByteBuffer(), to: channel)
        } else if let failure = answersFromPath {
            refuse(failure)
        }
    }

    /// Answers with a refusal; on the channel's event loop.
    ///
    /// - Parameter keeping: Whether the connection may be used for further requests.
    func refuse(_ failure: APIFailure, keeping: Bool = true) {
        let body = ByteBuffer(bytes: ReplyEnvelope.error(failure).json())
        replyHead(failure.status, "application/json", keeping: keeping).write(
            body, to: channel, isCut: head.method == .HEAD)
    }

    /// Answers the request.
    ///
    /// - Parameters:
    ///   - body: The body.
    ///   - api: What answers.
    ///   - isOnly: Whether no other request is open.
    ///   - executor: What runs this.
    /// - Returns: What is to become of the connection if it is to be a websocket, which is not answered here.
    func answer(_ body: Body, by api: API, isOnly: Bool, on executor: LoopExecutor) async -> Upgrade? {
        guard let found, let method else { return nil }
        var request = APIRequest(
            query: QueryParameters(target.query),
            headers: RequestHeaders(
                contentType: head.headers.first(name: "content-type"), accept: head.headers.first(name: "accept"),
                websocketKey: websocketKey, authorization: head.headers.first(name: "authorization")))
        request.parameter = found.names.first ?? ""
        request.secondParameter = found.names.dropFirst().first ?? ""
        switch body {
        case .bytes(let bytes): request.body = bytes
        case .stream(let stream): request.stream = stream
        }
        request.executor = executor
        request.isAlone = isOnly && request.stream?.isEnded != false
        let (reply, latestWarning) = await api.reply(to: request, method, from: caller)
        // A client that still writes would not see the reply if the connection were closed after it.
        if let stream = request.stream, !stream.isEnded { await BlockingThread.run { stream.drain() } }
        switch reply {
        case .sync(let result, let status):
            write(ReplyEnvelope.sync(result, status: status, latestWarning: latestWarning), status)
        case .async(let change, let result):
            write(ReplyEnvelope.async(change: change, result: result, latestWarning: latestWarning), 202)
        case .refused(let failure):
            write(ReplyEnvelope.error(failure), failure.status)
        case .text(let text, let type):
            write(ByteBuffer(string: text), replyHead(200, type))
        case .stream(let type, let body):
            let stream = ReplyBody(channel: channel, head: replyHead(200, type))
            await body(stream)
            stream.finish()
        case .empty:
            write(ByteBuffer(), replyHead(200, nil))
        case .upgrade(let session, let socket):
            return websocketKey.map { Upgrade(session: session, socket: socket, key: $0) }
        }
        return nil
    }

    /// The key of a request for a websocket that is in order; `nil` for another request.
    private var websocketKey: String? {
        let headers = head.headers
        guard headers[canonicalForm: "connection"].contains(where: { $0.lowercased() == "upgrade" }),
            headers[canonicalForm: "upgrade"].contains(where: { $0.lowercased() == "websocket" }),
            headers.first(name: "sec-websocket-version") == "13"
        else { return nil }
        return headers.first(name: "sec-websocket-key")
    }

    private func replyHead(
        _ status: Int, _ type: String?, _ more: [(String, String)] = [], keeping: Bool = true
    ) -> ReplyHead {
        // Nothing but HTTP/1.0 and 1.1 is read.
        ReplyHead(status: status, type: type, version: head.version, isKept: isKept && keeping, more: more)
    }

    private func write(_ value: ReplyValue, _ status: Int) {
        write(ByteBuffer(bytes: value.json()), replyHead(status, "application/json"))
    }

    private func write(_ body: ByteBuffer, _ head: ReplyHead) {
        channel.eventLoop.execute { [channel] in head.write(body, to: channel) }
    }
}
