import NIOHTTP1

/// Knows the answer to each request.
struct Responder {
    static let version = "1.0.0"

    let greeting: String
    let port: Int

    /// The answer, a text.
    func answer(_ method: HTTPMethod, _ path: String, body: String) -> (status: HTTPResponseStatus, text: String) {
        switch (method, path) {
        case (.GET, "/"): (.ok, greeting.replacing("{name}", with: "world"))
        case (.POST, "/greetings"): (.ok, greeting.replacing("{name}", with: body))
        case (.GET, "/health"): (.ok, #"{"port":\#(port),"version":"\#(Self.version)"}"#)
        case (_, "/"), (_, "/greetings"), (_, "/health"): (.methodNotAllowed, "This cannot be done here.")
        default: (.notFound, "There is nothing here.")
        }
    }
}
