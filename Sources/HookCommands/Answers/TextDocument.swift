import OrderedCollections

/// A map of texts as relation-set and state-set read it from standard input.
///
/// It is JSON, and Juju reads it as YAML: what YAML refuses or folds in quotes (DEL, the C1 controls, U+2028 and U+2029,
/// the byte order mark, noncharacters) is escaped; characters beyond U+FFFF are not, as YAML has no surrogate pairs; and
/// there is a blank after each colon.
struct TextDocument {
    private(set) var bytes: [UInt8] = []

    init(_ entries: OrderedDictionary<String, String>) {
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for (key, value) in entries {
            if !isFirst { bytes += ", ".utf8 }
            isFirst = false
            write(key)
            bytes += ": ".utf8
            write(value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: bytes += "\\\"".utf8
            case 0x5C: bytes += "\\\\".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFDD0...0xFDEF, 0xFEFF, 0xFFFE, 0xFFFF:
                let digits = String(scalar.value, radix: 16)
                bytes += "\\u".utf8
                bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
                bytes += digits.utf8
            default: bytes += UTF8.encode(scalar) ?? .init()
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
