/// Why a request is refused, as its reply says it.
struct APIFailure: Error, Sendable {
    /// The HTTP status code.
    let status: Int
    /// What is wrong, in Pebble's words.
    let message: String
    /// The kind of error on the wire, if it has one.
    let kind: String?

    init(_ status: Int, _ message: String, kind: String? = nil) {
        self.status = status
        self.message = message
        self.kind = kind
    }

    /// The failure as the engine tells it.
    init(_ error: PebbleDaemonError) {
        let status =
            switch error.code {
            case .badRequest: 400
            case .notFound: 404
            case .forbidden: 403
            default: 500
            }
        self.init(status, error.description, kind: error.kind)
    }

    /// A request that is malformed, or asks for what cannot be.
    static func badRequest(_ message: String, kind: String? = nil) -> APIFailure {
        APIFailure(400, message, kind: kind)
    }

    /// Who asks may not.
    static let denied = APIFailure(401, "access denied", kind: "login-required")

    /// Does something of the engine's, whose errors become refusals.
    static func catching<Value>(
        _ body: () async throws(PebbleDaemonError) -> Value
    ) async throws(APIFailure) -> Value {
        do throws(PebbleDaemonError) { return try await body() } catch { throw APIFailure(error) }
    }
}
