import Pebble

/// A request, its body read.
struct APIRequest: Sendable {
    /// What the path names: a change's id, a service's name.
    var parameter = ""
    /// A second name of the path: the websocket of a task.
    var secondParameter = ""
    /// What follows the path.
    var query: QueryParameters
    /// What the headers say that endpoints look at.
    var headers: RequestHeaders
    /// The body.
    var body: [UInt8] = []
    /// The body, if it is taken as it comes.
    var stream: RequestBody?
    /// What runs the answer: the loop of the connections, which also carries what a command reads and writes.
    var executor: LoopExecutor?
    /// Whether no other request is open and all of this one is there: then nobody waits behind what blocks for a moment.
    var isAlone = false
    /// The user id at the other end of the socket; `nil` over TCP.
    var userID: Int?
    /// What who asks may do.
    var role: IdentityRecord.Access?

    /// Runs what blocks where it holds up nobody.
    ///
    /// - Parameters:
    ///   - isShort: Whether another thread would mostly take longer to wake up than this takes.
    ///   - body: What blocks.
    func blocking<Value: Sendable>(isShort: Bool, _ body: @escaping @Sendable () -> Value) async -> Value {
        isShort && isAlone ? body() : await BlockingThread.run(body)
    }

    /// The fields of the body.
    ///
    /// - Parameter what: What the body is, as the refusal begins: `cannot decode request body`.
    func fields<Value>(
        _ what: String = "cannot decode request body",
        _ read: (RequestFields) throws(RequestFields.Failure) -> Value
    ) throws(APIFailure) -> Value {
        do throws(RequestFields.Failure) {
            return try read(RequestFields(body))
        } catch {
            throw .badRequest("\(what): \(error.description)")
        }
    }

    /// A parameter that is a length of time, or `nil` when it is not given.
    func duration(_ name: String) throws(APIFailure) -> Duration? {
        let text = query.value(name)
        return text.isEmpty ? nil : try Self.duration(text, of: name)
    }

    /// Reads a length of time.
    static func duration(_ text: String, of name: String) throws(APIFailure) -> Duration {
        do throws(GoDuration.Invalid) {
            return .nanoseconds(try GoDuration.nanoseconds(text))
        } catch {
            throw .badRequest("invalid \(name): \(error.description)")
        }
    }
}

/// The headers of a request that endpoints look at.
struct RequestHeaders: Sendable {
    var contentType: String?
    var accept: String?
    /// The key of a request for a websocket, if it is one.
    var websocketKey: String?
    /// The name and password that were given, in the form in which they were.
    var authorization: String?
}
