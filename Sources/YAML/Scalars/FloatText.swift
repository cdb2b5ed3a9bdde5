/// The floating-point number that a text spells, and the text that spells one, by PyYAML's rules.
enum FloatText {
    /// The number, or `nil` when the text spells none.
    static func value(_ text: String) -> Double? {
        var text = text.lowercased().filter { $0 != "_" }[...]
        let isNegative = text.hasPrefix("-")
        if isNegative || text.hasPrefix("+") { text.removeFirst() }
        return magnitude(text).map { isNegative ? -$0 : $0 }
    }

    private static func magnitude(_ text: Substring) -> Double? {
        switch text {
        case ".inf", "inf", "infinity": return .infinity
        case ".nan", "nan": return .nan
        default: break
        }
        var result = 0.0
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            // The characters are checked, since hexadecimal fractions would be read as well.
            guard part.utf8.allSatisfy({ Self.characters.contains($0) }), let number = Double(part) else { return nil }
            result = result * 60 + number
        }
        return result
    }

    private static let characters = Array("0123456789.e+-".utf8)

    /// The text of a number, as Python's `repr` has it, with the point that YAML asks for.
    static func text(_ number: Double) -> String {
        if number.isNaN { return ".nan" }
        if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
        let (digits, pointAfter) = shortestDigits(number.magnitude)
        let sign = number.sign == .minus ? "-" : ""
        // Python writes an exponent below 1e-4 and from 1e16.
        if pointAfter < -3 || pointAfter > 16 {
            let exponent = pointAfter - 1
            let exponentText = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
            let fraction = digits.count > 1 ? String(digits.dropFirst()) : "0"
            return "\(sign)\(digits.prefix(1)).\(fraction)e\(exponent < 0 ? "-" : "+")\(exponentText)"
        }
        if pointAfter <= 0 { return "\(sign)0.\(String(repeating: "0", count: -pointAfter))\(digits)" }
        let whole = digits.prefix(pointAfter)
        let zeros = String(repeating: "0", count: pointAfter - whole.count)
        let fraction = digits.dropFirst(pointAfter)
        return "\(sign)\(whole)\(zeros).\(fraction.isEmpty ? "0" : fraction)"
    }

    /// The fewest digits that spell the number, without zeros at either end, and after how many the point comes.
    private static func shortestDigits(_ number: Double) -> (digits: String, pointAfter: Int) {
        guard number > 0 else { return ("0", 1) }
        let parts = number.description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = mantissa[0]
        let all = whole + (mantissa.count > 1 ? mantissa[1] : "")
        let leading = all.prefix { $0 == "0" }.count
        var digits = all.dropFirst(leading)
        while digits.last == "0" { digits.removeLast() }
        return (String(digits), whole.count + exponent - leading)
    }
}
