import PlainValues

/// The whole number that a text spells, by PyYAML's rules.
enum WholeNumberText {
    /// The most digits, as Python reads them by default: reading more takes time that grows with their square.
    private static let digitLimit = 4300

    /// The number, or `nil` when the text spells none or has too many digits.
    static func value(_ text: String) -> PlainValue? {
        var digits = text.utf8.filter { $0 != UInt8(ascii: "_") }[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        guard !digits.isEmpty, digits.count <= digitLimit else { return nil }
        guard let magnitude = digits.contains(UInt8(ascii: ":")) ? sexagesimal(digits) : based(digits) else {
            return nil
        }
        return magnitude.value(isNegative: isNegative)
    }

    private static func based(_ digits: ArraySlice<UInt8>) -> Magnitude? {
        var digits = digits
        var base: UInt8 = 10
        if digits.count > 1, digits.first == UInt8(ascii: "0") {
            digits.removeFirst()
            switch digits.first {
            case UInt8(ascii: "b"): base = 2
            case UInt8(ascii: "x"): base = 16
            default: base = 8
            }
            if base != 8 || digits.first == UInt8(ascii: "o") { digits.removeFirst() }
        }
        return magnitude(digits, base: base)
    }

    private static func sexagesimal(_ digits: ArraySlice<UInt8>) -> Magnitude? {
        let parts = digits.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let first = parts.first, var result = magnitude(first, base: 10) else { return nil }
        for part in parts.dropFirst() {
            guard let number = UInt32(String(decoding: part, as: UTF8.self)) else { return nil }
            result.multiply(by: 60, adding: number)
        }
        return result
    }

    private static func magnitude(_ digits: ArraySlice<UInt8>, base: UInt8) -> Magnitude? {
        guard !digits.isEmpty else { return nil }
        var result = Magnitude()
        for byte in digits {
            guard let digit = ByteCursor.hexadecimal(byte), digit < base else { return nil }
            result.multiply(by: UInt32(base), adding: UInt32(digit))
        }
        return result
    }
}
