/// Bytes as YAML's `!!binary` writes them.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The bytes that a text spells.
    ///
    /// What is not of the alphabet is passed over, as Python does.
    ///
    /// - Returns: The bytes, or `nil` when the text is not ASCII or its last group is not whole.
    static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var group: UInt32 = 0
        var count = 0
        var padding = 0
        for byte in text.utf8 {
            guard byte < 0x80 else { return nil }
            if byte == UInt8(ascii: "=") {
                padding += 1
                if count >= 2, count + padding >= 4 { return bytes }
                continue
            }
            guard let value = value(of: byte) else { continue }
            padding = 0
            group = group << 6 | UInt32(value)
            count = (count + 1) % 4
            // From the second character on, each completes one more byte.
            switch count {
            case 2: bytes.append(UInt8(truncatingIfNeeded: group >> 4))
            case 3: bytes.append(UInt8(truncatingIfNeeded: group >> 2))
            case 0: bytes.append(UInt8(truncatingIfNeeded: group))
            default: break
            }
        }
        return count == 0 ? bytes : nil
    }

    private static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    /// The text of some bytes, in lines of 76 characters that each end in a line feed.
    static func lines(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for (index, start) in stride(from: 0, to: bytes.count, by: 3).enumerated() {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for offset in 0..<3 { bits = bits << 8 | UInt32(group.dropFirst(offset).first ?? 0) }
            for offset in 0..<4 {
                let character = alphabet[Int(bits >> UInt32(18 - 6 * offset) & 0x3f)]
                text.append(offset <= group.count ? character : UInt8(ascii: "="))
            }
            if index % 19 == 18 { text.append(UInt8(ascii: "\n")) }
        }
        if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        return String(decoding: text, as: UTF8.self)
    }
}
