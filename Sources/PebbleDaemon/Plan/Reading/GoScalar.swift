/// What a scalar without quotes stands for to Go's YAML, which Pebble reads its layers with.
enum GoScalar: Equatable {
    case null
    case bool
    case int(Int)
    /// A whole number beyond 64 bits with a sign.
    case largeInt
    case float(Double)
    case timestamp
    case string

    /// The short tag that error texts name.
    var tag: String {
        switch self {
        case .null: "!!null"
        case .bool: "!!bool"
        case .int, .largeInt: "!!int"
        case .float: "!!float"
        case .timestamp: "!!timestamp"
        case .string: "!!str"
        }
    }

    /// Reads a scalar without quotes.
    init(_ text: String) {
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "true", "True", "TRUE", "false", "False", "FALSE": self = .bool
        case ".nan", ".NaN", ".NAN": self = .float(.nan)
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": self = .float(.infinity)
        case "-.inf", "-.Inf", "-.INF": self = .float(-.infinity)
        default: self = Self.number(text) ?? .string
        }
    }

    private static func number(_ text: String) -> GoScalar? {
        guard let first = text.utf8.first else { return nil }
        if first == UInt8(ascii: ".") { return float(text) }
        guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-") || isDigit(first) else { return nil }
        if GoTimestamp.isOne(text) { return .timestamp }
        let plain = text.utf8.contains(UInt8(ascii: "_")) ? text.filter { $0 != "_" } : text
        return int(plain) ?? float(plain)
    }

    /// Reads a whole number: decimal, or with `0x`, `0b`, `0o`, or a mere `0` before an octal one.
    private static func int(_ text: String) -> GoScalar? {
        var digits = Substring(text)
        let sign = digits.first == "-" ? "-" : ""
        if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
        var radix = 10
        let prefixes = [("0x", 16), ("0X", 16), ("0b", 2), ("0B", 2), ("0o", 8), ("0O", 8)]
        if let (prefix, itsRadix) = prefixes.first(where: { digits.hasPrefix($0.0) }) {
            radix = itsRadix
            digits.removeFirst(prefix.utf8.count)
        } else if digits.utf8.count > 1, digits.first == "0" {
            radix = 8
            digits.removeFirst()
        }
        guard let first = digits.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
        if let number = Int(sign + digits, radix: radix) { return .int(number) }
        return text.first != "-" && text.first != "+" && UInt64(digits, radix: radix) != nil ? .largeInt : nil
    }

    /// Reads a decimal number with a point or an exponent; one beyond a double's range is none.
    private static func float(_ text: String) -> GoScalar? {
        var rest = Substring(text).utf8
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let whole = rest.prefix(while: isDigit).count
        rest.removeFirst(whole)
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            let fraction = rest.prefix(while: isDigit).count
            guard whole > 0 || fraction > 0 else { return nil }
            rest.removeFirst(fraction)
        } else if whole == 0 {
            return nil
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
            let exponent = rest.prefix(while: isDigit).count
            guard exponent > 0 else { return nil }
            rest.removeFirst(exponent)
        }
        // Swift wants a digit after the point.
        guard rest.isEmpty, let number = Double(text) ?? Double(text.replacingPoint()), number.isFinite else {
            return nil
        }
        return .float(number)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension String {
    /// The text with `0` after its point: `1.` and `1.e5` are numbers to Go.
    fileprivate func replacingPoint() -> String {
        guard let point = firstIndex(of: ".") else { return self }
        return self[...point] + "0" + self[index(after: point)...]
    }
}
