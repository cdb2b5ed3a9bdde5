import OrderedCollections

/// A recursive-descent reader of one JSON text.
struct JSONParser {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    private static let maximumDepth = 500

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func parseDocument() throws(PlainValueError) -> PlainValue {
        let value = try parseValue()
        skipBlanks()
        guard position == bytes.count else { throw unexpected("nothing more") }
        return value
    }

    private mutating func parseValue() throws(PlainValueError) -> PlainValue {
        skipBlanks()
        switch peek() {
        case UInt8(ascii: "{"): return try nested { parser throws(PlainValueError) in try parser.parseObject() }
        case UInt8(ascii: "["): return try nested { parser throws(PlainValueError) in try parser.parseArray() }
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "t"): return try parseWord("true", .bool(true))
        case UInt8(ascii: "f"): return try parseWord("false", .bool(false))
        case UInt8(ascii: "n"): return try parseWord("null", .null)
        default: return try parseNumber()
        }
    }

    private mutating func nested(
        _ parse: (inout JSONParser) throws(PlainValueError) -> PlainValue
    ) throws(PlainValueError) -> PlainValue {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            throw PlainValueError(.tooLarge, "The JSON text is nested deeper than \(Self.maximumDepth) levels.")
        }
        position += 1
        return try parse(&self)
    }

    private mutating func parseObject() throws(PlainValueError) -> PlainValue {
        var entries = PlainMap()
        skipBlanks()
        if accept("}") { return .map(entries) }
        repeat {
            skipBlanks()
            guard peek() == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
            let key = PlainValue.string(try parseString())
            skipBlanks()
            guard accept(":") else { throw unexpected("':' after a key") }
            entries[key] = try parseValue()
            skipBlanks()
        } while accept(",")
        guard accept("}") else { throw unexpected("',' or '}'") }
        return .map(entries)
    }

    private mutating func parseArray() throws(PlainValueError) -> PlainValue {
        var elements: [PlainValue] = []
        skipBlanks()
        if accept("]") { return .array(elements) }
        repeat {
            elements.append(try parseValue())
            skipBlanks()
        } while accept(",")
        guard accept("]") else { throw unexpected("',' or ']'") }
        return .array(elements)
    }

    private mutating func parseWord(_ word: StaticString, _ value: PlainValue) throws(PlainValueError) -> PlainValue {
        let matches = word.withUTF8Buffer { expected in
            bytes.count - position >= expected.count
                && bytes[position..<position + expected.count].elementsEqual(expected)
        }
        guard matches else { throw unexpected("a value") }
        position += word.utf8CodeUnitCount
        return value
    }

    private mutating func parseString() throws(PlainValueError) -> String {
        let opening = position
        position += 1
        var start = position
        var text = ""
        var isASCII = true
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                let last = try decode(start..<position, isASCII: isASCII)
                position += 1
                return text.isEmpty ? last : text + last
            case UInt8(ascii: "\\"):
                text += try decode(start..<position, isASCII: isASCII)
                position += 1
                text.unicodeScalars.append(try parseEscape())
                start = position
            case 0..<0x20:
                throw unexpected("no control character within a text")
            default:
                if byte >= 0x80 { isASCII = false }
                position += 1
            }
        }
        throw PlainValueError(.invalidJSON, "The JSON text that starts at byte \(opening) has no closing quote.")
    }

    private func decode(_ range: Range<Int>, isASCII: Bool) throws(PlainValueError) -> String {
        // The check takes many times as long as the rest for a short text.
        if isASCII { return String(decoding: bytes[range], as: UTF8.self) }
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw PlainValueError(
                .invalidJSON, "The JSON text is not UTF-8 between bytes \(range.lowerBound) and \(range.upperBound).")
        }
        return text
    }

    private mutating func parseEscape() throws(PlainValueError) -> Unicode.Scalar {
        guard let byte = peek() else { throw unexpected("an escape sequence") }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"): break
        default:
            position -= 1
            throw unexpected("an escape sequence")
        }
        let first = try parseHexadecimal()
        if first & 0xfc00 == 0xd800, bytes.count - position >= 6, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            let restart = position
            position += 2
            let second = try parseHexadecimal()
            if second & 0xfc00 == 0xdc00 {
                return Unicode.Scalar(0x10000 + (first & 0x3ff) << 10 + (second & 0x3ff)) ?? "\u{fffd}"
            }
            position = restart
        }
        return Unicode.Scalar(first) ?? "\u{fffd}"
    }

    private mutating func parseHexadecimal() throws(PlainValueError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw unexpected("four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private mutating func parseNumber() throws(PlainValueError) -> PlainValue {
        let start = position
        _ = accept("-")
        let whole = skipDigits()
        guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else {
            position = start
            throw unexpected("a value")
        }
        var isWhole = true
        if accept(".") {
            isWhole = false
            guard skipDigits() > 0 else { throw unexpected("a digit") }
        }
        if accept("e") || accept("E") {
            isWhole = false
            if !accept("+") { _ = accept("-") }
            guard skipDigits() > 0 else { throw unexpected("a digit") }
        }
        guard position - start <= 10_000 else {
            throw PlainValueError(.tooLarge, "The JSON number at byte \(start) has more than 10,000 digits.")
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole {
            if let number = Int(text) { return .int(number) }
            if let number = LargeInteger(decimal: text) { return .largeInt(number) }
        } else if let number = Double(text), number.isFinite {
            return .double(number)
        }
        throw PlainValueError(.invalidJSON, "The JSON number at byte \(start) is out of range.")
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while let byte = peek(), byte >= 0x30, byte <= 0x39 { position += 1 }
        return position - start
    }

    private mutating func skipBlanks() {
        while let byte = peek(), byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
    }

    private func peek() -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// The text itself is not quoted: it may hold what must not be shown.
    private func unexpected(_ expected: String) -> PlainValueError {
        let found = position < bytes.count ? "" : " where the text ends"
        return PlainValueError(.invalidJSON, "The JSON text needs \(expected) at byte \(position)\(found).")
    }
}
