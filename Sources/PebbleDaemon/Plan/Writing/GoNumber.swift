/// Numbers as Go writes them.
enum GoNumber {
    /// The shortest text of a floating-point number, as Go's `%g` writes it: `1.5`, `2`, `1e+06`.
    static func text(_ number: Double) -> String {
        guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf" }
        guard number != 0 else { return number.sign == .minus ? "-0" : "0" }
        let sign = number < 0 ? "-" : ""
        let (digits, pointAfter) = shortestDigits(number.magnitude)
        let exponent = pointAfter - 1
        guard (-4..<6).contains(exponent) else { return sign + scientific(digits, exponent) }
        return sign + decimal(digits, pointAfter)
    }

    private static func scientific(_ digits: String, _ exponent: Int) -> String {
        let fraction = digits.dropFirst()
        let magnitude = exponent.magnitude
        return "\(digits.prefix(1))\(fraction.isEmpty ? "" : ".")\(fraction)e\(exponent < 0 ? "-" : "+")"
            + (magnitude < 10 ? "0" : "") + "\(magnitude)"
    }

    private static func decimal(_ digits: String, _ pointAfter: Int) -> String {
        if pointAfter <= 0 { return "0." + String(repeating: "0", count: -pointAfter) + digits }
        let zeros = String(repeating: "0", count: max(0, pointAfter - digits.utf8.count))
        let fraction = digits.dropFirst(pointAfter)
        return digits.prefix(pointAfter) + zeros + (fraction.isEmpty ? "" : ".") + fraction
    }

    /// The fewest digits that spell the number, without zeros at either end, and after how many the point comes.
    private static func shortestDigits(_ number: Double) -> (digits: String, pointAfter: Int) {
        let parts = number.description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let all = mantissa.joined()
        let leading = all.prefix { $0 == "0" }.count
        var digits = all.dropFirst(leading)
        while digits.last == "0" { digits.removeLast() }
        return (String(digits), mantissa[0].utf8.count + exponent - leading)
    }
}
