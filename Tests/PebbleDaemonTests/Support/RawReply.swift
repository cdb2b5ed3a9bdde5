import PlainValues

/// A reply as it came.
struct RawReply: Sendable {
    var status: Int
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    var text: String { String(decoding: body, as: UTF8.self) }

    /// A header, whose name is compared as it is written.
    func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    /// The message of an error, the result as JSON (nothing when there is none), or a body that is no JSON.
    var message: String {
        get throws {
            guard text.hasPrefix("{") else { return text }
            guard let start = text.firstRange(of: "\"result\":") else { return "" }
            let value = try JSON.parse(body)
            if value["type"] == "error", let message = value["result"]?["message"]?.stringValue { return message }
            return String(text[start.upperBound...].dropLast())
        }
    }

    /// The result of a reply.
    var result: PlainValue? {
        get throws { try JSON.parse(body)["result"] }
    }
}
