import Ops

/// The charm's options, as types that cannot hold what the server could not use.
struct Settings: Codable {
    var greeting: GreetingTemplate
    /// 0 lets the system pick a port.
    var port: UInt16
    var logLevel: Logger.Level
}

/// A text in which `{name}` stands for who is greeted.
struct GreetingTemplate: Codable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        text = try container.decode(String.self)
        guard !text.replacing("{name}", with: "").contains(where: { "{}".contains($0) }) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "is '\(text)', with a brace outside the placeholder {name}")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
