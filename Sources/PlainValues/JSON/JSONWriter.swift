import OrderedCollections

/// Writes one value as JSON.
struct JSONWriter {
    private let style: JSON.Style
    private(set) var bytes: [UInt8] = []

    init(style: JSON.Style) {
        self.style = style
    }

    mutating func write(_ value: PlainValue) throws(PlainValueError) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let truth): bytes += (truth ? "true" : "false").utf8
        case .int(let number): bytes += String(number).utf8
        case .largeInt(let number): bytes += number.description.utf8
        case .double(let number): try write(number)
        case .string(let text): write(text)
        case .array(let elements), .tuple(let elements): try write(elements)
        case .set(let members), .frozenSet(let members): try write(Array(members))
        case .map(let entries): try write(entries)
        case .bytes, .timestamp:
            throw PlainValueError(.notRepresentable, "JSON cannot hold \(value.kindName).")
        }
    }

    private mutating func write(_ elements: [PlainValue]) throws(PlainValueError) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            try write(element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ entries: PlainMap) throws(PlainValueError) {
        var pairs: [(key: String, value: PlainValue)] = []
        pairs.reserveCapacity(entries.count)
        for (key, value) in entries {
            guard case .string(let text) = key else {
                throw PlainValueError(.notRepresentable, "JSON cannot hold a map with \(key.kindName) as a key.")
            }
            pairs.append((text, value))
        }
        if style != .compact {
            pairs.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        }
        bytes.append(UInt8(ascii: "{"))
        for (index, pair) in pairs.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(pair.key)
            bytes.append(UInt8(ascii: ":"))
            try write(pair.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        let isWritten = text.withUTF8 { utf8 in
            guard utf8.allSatisfy(isPlain) else { return false }
            bytes.append(contentsOf: utf8)
            return true
        }
        if !isWritten { writeEscaped(text) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a byte stands for itself, whatever is beside it.
    private func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case ..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): false
        // U+2028 and U+2029 begin with the last one.
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0xE2: style != .go
        default: true
        }
    }

    private mutating func writeEscaped(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes += "\\\"".utf8
            case "\\": bytes += "\\\\".utf8
            case "\n": bytes += "\\n".utf8
            case "\r": bytes += "\\r".utf8
            case "\t": bytes += "\\t".utf8
            case "\u{0}"..<"\u{20}": escape(scalar)
            case "<", ">", "&", "\u{2028}", "\u{2029}":
                if style == .go { escape(scalar) } else { bytes += UTF8.encode(scalar) ?? .init() }
            default: bytes += UTF8.encode(scalar) ?? .init()
            }
        }
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
        let digits = String(scalar.value, radix: 16)
        bytes += "\\u".utf8
        bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
        bytes += digits.utf8
    }

    private mutating func write(_ number: Double) throws(PlainValueError) {
        guard number.isFinite else {
            throw PlainValueError(.notRepresentable, "JSON cannot hold the number \(number).")
        }
        guard style == .go else {
            bytes += number.description.utf8
            return
        }
        bytes += Self.goText(number).utf8
    }

    /// The shortest digits, with an exponent below 1e-6 and from 1e21 on only.
    private static func goText(_ number: Double) -> String {
        if number == 0 { return number.sign == .minus ? "-0" : "0" }
        let magnitude = number.magnitude
        // Swift's description has the shortest digits too; only their placing differs.
        let text = magnitude.description
        let parts = text.split(separator: "e", maxSplits: 1)
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        var digits = Array((mantissa[0] + (mantissa.count > 1 ? mantissa[1] : "")).utf8)
        var point = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
        while digits.first == 0x30 {
            digits.removeFirst()
            point -= 1
        }
        while digits.last == 0x30 { digits.removeLast() }
        let shown = String(decoding: digits, as: UTF8.self)
        let sign = number < 0 ? "-" : ""
        if magnitude < 1e-6 || magnitude >= 1e21 {
            let exponent = point - 1
            let fraction = shown.count > 1 ? "." + shown.dropFirst() : ""
            return sign + String(shown.prefix(1)) + fraction + (exponent < 0 ? "e-" : "e+") + String(abs(exponent))
        }
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + shown }
        if point >= shown.count { return sign + shown + String(repeating: "0", count: point - shown.count) }
        return sign + String(shown.prefix(point)) + "." + String(shown.dropFirst(point))
    }
}
