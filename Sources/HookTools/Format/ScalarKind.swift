/// What YAML takes a text without quotes for.
enum ScalarKind {
    /// Whether the text, without quotes, would be read as something else than text: a number, a truth value, nothing, a
    /// time.
    static func isOther(_ text: String) -> Bool {
        switch text.lowercased() {
        case "", "~", "null", "y", "n", "yes", "no", "on", "off", "true", "false", "<<", "=": return true
        case ".nan", ".inf", "+.inf", "-.inf": return true
        default: break
        }
        guard let first = text.utf8.first, "+-.0123456789".utf8.contains(first) else { return false }
        let body = text.filter { $0 != "_" }
        return Double(body) != nil || isPrefixedInteger(body) || isBase60(text) || isTime(text)
    }

    private static func isPrefixedInteger(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
            return Int(digits.dropFirst(2), radix: radix) != nil
        }
        return false
    }

    /// `12:30:45`: YAML 1.1 reads it as a number.
    private static func isBase60(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count > 1 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { "0123456789._".contains($0) } }
    }

    /// `2026-11-05`, with or without a time after it.
    private static func isTime(_ text: String) -> Bool {
        let parts = text.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[0].allSatisfy(\.isNumber) else { return false }
        guard (1...2).contains(parts[1].count), parts[1].allSatisfy(\.isNumber) else { return false }
        let day = parts[2].prefix { $0.isNumber }
        let rest = parts[2].dropFirst(day.count)
        guard (1...2).contains(day.count) else { return false }
        // After a space a time has no zone; with one it is text.
        if rest.hasPrefix(" ") { return rest.dropFirst().allSatisfy { "0123456789:.".contains($0) } }
        return rest.isEmpty || rest.hasPrefix("T") || rest.hasPrefix("t")
    }
}
