import NIOHTTP1

/// The words for status codes.
enum ReasonPhrase {
    /// The phrase for a status code, as Go has it.
    static func of(_ status: Int) -> String {
        HTTPResponseStatus(statusCode: status).reasonPhrase
    }
}
