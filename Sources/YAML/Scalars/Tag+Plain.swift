// What a scalar without quotes and without a tag is: PyYAML's resolver, which is YAML 1.1 with a few differences.

extension Tag {
    /// The tag of a plain scalar.
    static func ofPlainScalar(_ bytes: UnsafeBufferPointer<UInt8>) -> Tag {
        guard let first = bytes.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            if isFloat(bytes) { return .float }
            if isInt(bytes) { return .int }
            return first >= UInt8(ascii: "0") && Timestamp(plain: bytes) != nil ? .timestamp : .string
        case UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: "="): return ofSign(bytes)
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
            UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"):
            return bytes.count <= 5 ? ofWord(String(decoding: bytes, as: UTF8.self)) : .string
        default: return .string
        }
    }

    private static func ofSign(_ bytes: UnsafeBufferPointer<UInt8>) -> Tag {
        switch String(decoding: bytes.prefix(3), as: UTF8.self) {
        case "~": .null
        case "<<": .merge
        case "=": .value
        default: .string
        }
    }

    private static func ofWord(_ word: String) -> Tag {
        switch word {
        case "yes", "Yes", "YES", "no", "No", "NO", "true", "True", "TRUE", "false", "False", "FALSE", "on", "On", "ON",
            "off", "Off", "OFF":
            .bool
        case "null", "Null", "NULL": .null
        default: .string
        }
    }

    /// A fraction needs its point, an exponent its sign; a point without a digit before it takes no sign.
    private static func isFloat(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var cursor = ByteCursor(bytes)
        let signed = cursor.skip("-") || cursor.skip("+")
        if cursor.skip(".") {
            let rest = cursor.rest
            if ["inf", "Inf", "INF"].contains(rest) || !signed && ["nan", "NaN", "NAN"].contains(rest) { return true }
            guard !signed, cursor.isAtDigit else { return false }
            cursor.skipDigitsAndUnderscores()
            return cursor.skipExponent() && cursor.isAtEnd
        }
        guard cursor.isAtDigit else { return false }
        cursor.skipDigitsAndUnderscores()
        let sexagesimal = cursor.skipSexagesimalParts()
        guard cursor.skip(".") else { return false }
        cursor.skipDigitsAndUnderscores()
        return (sexagesimal || cursor.skipExponent()) && cursor.isAtEnd
    }

    private static func isInt(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var cursor = ByteCursor(bytes)
        if !cursor.skip("-") { _ = cursor.skip("+") }
        guard cursor.isAtDigit else { return false }
        if cursor.skip("0") {
            if cursor.isAtEnd { return true }
            if cursor.skip("b") { return cursor.skipAll { $0 == 0x30 || $0 == 0x31 || $0 == 0x5f } }
            if cursor.skip("x") { return cursor.skipAll { ByteCursor.hexadecimal($0) != nil || $0 == 0x5f } }
            return cursor.skipAll { $0 >= 0x30 && $0 <= 0x37 || $0 == 0x5f }
        }
        cursor.skipDigitsAndUnderscores()
        _ = cursor.skipSexagesimalParts()
        return cursor.isAtEnd
    }
}
