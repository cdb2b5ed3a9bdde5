/// Why Pebble refuses a request, in its own words.
struct FakeFailure: Error {
    let status: Int
    let message: String
    /// How Pebble classifies it, if it does.
    let kind: String?

    /// A request that asks for what cannot be.
    init(_ message: String, kind: String? = nil) { self.init(400, message, kind: kind) }

    init(_ status: Int, _ message: String, kind: String? = nil) {
        self.status = status
        self.message = message
        self.kind = kind
    }
}
