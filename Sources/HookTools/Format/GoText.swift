/// Texts as Go's standard library writes them: Juju's messages quote with them.
enum GoText {
    /// The text in double quotes, as the verb `%q` writes it.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{7}": result += "\\a"
            case "\u{8}": result += "\\b"
            case "\u{c}": result += "\\f"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{b}": result += "\\v"
            case _ where scalar.value < 0x20 || scalar.value == 0x7f: result += "\\x" + hex(scalar, digits: 2)
            case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
            case _ where scalar.value > 0xffff: result += "\\U" + hex(scalar, digits: 8)
            default: result += "\\u" + hex(scalar, digits: 4)
            }
        }
        return result + "\""
    }

    /// The texts in brackets, as `%q` writes a list.
    static func quoted(_ texts: [String]) -> String {
        "[" + texts.map(quoted).joined(separator: " ") + "]"
    }

    /// The shortest text of the number, as YAML has it: with an exponent from 1e+06 on and below 1e-04.
    static func number(_ number: Double) -> String {
        guard number.isFinite else { return number.isNaN ? ".nan" : number < 0 ? "-.inf" : ".inf" }
        let sign = number.sign == .minus ? "-" : ""
        guard number != 0 else { return sign + "0" }
        let (digits, exponent) = shortestDigits(number.magnitude)
        if exponent < -4 || exponent >= 6 {
            let fraction = digits.dropFirst()
            let point = fraction.isEmpty ? "" : "." + fraction
            let width = abs(exponent) < 10 ? "0" : ""
            return "\(sign)\(digits.prefix(1))\(point)e\(exponent < 0 ? "-" : "+")\(width)\(abs(exponent))"
        }
        if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
        let whole = digits.prefix(exponent + 1)
        let zeros = String(repeating: "0", count: exponent + 1 - whole.count)
        let fraction = digits.dropFirst(exponent + 1)
        return sign + whole + zeros + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// The significant digits of a positive number, and the decimal exponent of the first one.
    private static func shortestDigits(_ number: Double) -> (digits: String, exponent: Int) {
        let parts = number.description.split(separator: "e")
        var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let sides = (parts.first ?? "0").split(separator: ".", omittingEmptySubsequences: false)
        let whole = sides.first ?? ""
        let all = whole + (sides.count > 1 ? sides[1] : "")
        let digits = all.drop { $0 == "0" }
        exponent += whole.count - 1 - (all.count - digits.count)
        let trailing = digits.reversed().prefix { $0 == "0" }.count
        return (String(digits.dropLast(trailing)), exponent)
    }

    private static func hex(_ scalar: Unicode.Scalar, digits: Int) -> String {
        let text = String(scalar.value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }
}
