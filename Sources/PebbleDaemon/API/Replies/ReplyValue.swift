import PlainValues

/// A value of a reply, whose fields are written in the order in which they are given.
indirect enum ReplyValue: Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case string(String)
    case array([ReplyValue])
    case object([(key: String, value: ReplyValue)])
    /// A value of any shape, its keys sorted.
    case plain(PlainValue)

    /// An object whose fields with `nil` are left out.
    static func fields(_ fields: KeyValuePairs<String, ReplyValue?>) -> ReplyValue {
        .object(fields.compactMap { field in field.value.map { (field.key, $0) } })
    }

    /// A list of texts.
    static func texts(_ texts: some Sequence<String>) -> ReplyValue { .array(texts.map { .string($0) }) }

    /// A map of texts, its keys sorted.
    static func textMap(_ texts: [String: String]) -> ReplyValue {
        .object(sorted(texts).map { ($0.key, .string($0.value)) })
    }

    /// The entries of a map by the bytes of their keys.
    static func sorted<Value>(_ entries: [String: Value]) -> [(key: String, value: Value)] {
        entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }
}

extension ReplyValue {
    /// How `<`, `>` and `&` are written.
    enum Escaping: Sendable {
        /// As `\u003c`, as everywhere but in logs.
        case markup
        /// As they are.
        case none
    }

    /// The value as JSON, without blanks, in the way of Go's `encoding/json`.
    func json(_ escaping: Escaping = .markup) -> [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, escaping)
        return bytes
    }

    private func write(to bytes: inout [UInt8], _ escaping: Escaping) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let truth): bytes += (truth ? "true" : "false").utf8
        case .int(let number): bytes += String(number).utf8
        case .string(let text): Self.write(text, to: &bytes, escaping)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(to: &bytes, escaping)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let fields):
            bytes.append(UInt8(ascii: "{"))
            for (index, field) in fields.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(field.key, to: &bytes, escaping)
                bytes.append(UInt8(ascii: ":"))
                field.value.write(to: &bytes, escaping)
            }
            bytes.append(UInt8(ascii: "}"))
        case .plain(let value):
            // What JSON cannot hold is never stored: it came from JSON.
            bytes += ((try? JSON.write(value, .go)) ?? "null").utf8
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8], _ escaping: Escaping) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        let isWritten = text.withUTF8 { utf8 in
            guard utf8.allSatisfy(isPlain) else { return false }
            bytes.append(contentsOf: utf8)
            return true
        }
        if !isWritten { writeEscaped(text, to: &bytes, escaping) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a byte is written as it is, whatever is beside it.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        // U+2028 and U+2029 begin with the last one.
        case ..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"),
            0xE2:
            false
        default: true
        }
    }

    private static func writeEscaped(_ text: String, to bytes: inout [UInt8], _ escaping: Escaping) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes += "\\\"".utf8
            case "\\": bytes += "\\\\".utf8
            case "\n": bytes += "\\n".utf8
            case "\r": bytes += "\\r".utf8
            case "\t": bytes += "\\t".utf8
            case "\u{8}": bytes += "\\b".utf8
            case "\u{c}": bytes += "\\f".utf8
            case "\u{0}"..<"\u{20}", "\u{2028}", "\u{2029}": escape(scalar, to: &bytes)
            case "<", ">", "&":
                if escaping == .markup { escape(scalar, to: &bytes) } else { bytes.append(UInt8(scalar.value)) }
            default:
                if scalar.isASCII { bytes.append(UInt8(scalar.value)) } else { bytes += UTF8.encode(scalar) ?? .init() }
            }
        }
    }

    private static func escape(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        let digits = String(scalar.value, radix: 16)
        bytes += "\\u".utf8
        bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
        bytes += digits.utf8
    }
}
