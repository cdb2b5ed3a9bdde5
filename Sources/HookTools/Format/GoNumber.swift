/// Reading numbers and truth values as Go's `strconv` does, with its texts for what it refuses.
enum GoNumber {
    /// Reads a whole number in decimal digits.
    ///
    /// - Throws: ``HookToolError`` with the text of `strconv.Atoi`.
    static func integer(_ text: String) throws(HookToolError) -> Int {
        try parse(text, digits: text, radix: 10, function: "Atoi")
    }

    /// Reads a whole number whose prefix (`0x`, `0o`, `0b`) says the base, as a flag's value is read.
    static func prefixedInteger(_ text: String) throws(HookToolError) -> Int {
        let sign = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.prefix(1)) : ""
        let body = text.dropFirst(sign.count).lowercased()
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where body.hasPrefix(prefix) {
            return try parse(text, digits: sign + body.dropFirst(2), radix: radix, function: "ParseInt")
        }
        let radix = body.count > 1 && body.hasPrefix("0") ? 8 : 10
        return try parse(text, digits: sign + body, radix: radix, function: "ParseInt")
    }

    /// Reads a truth value: `1`, `t`, `T`, `true`, `TRUE`, `True` and their opposites.
    static func bool(_ text: String) throws(HookToolError) -> Bool {
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": true
        case "0", "f", "F", "false", "FALSE", "False": false
        default: throw failure("ParseBool", text, "invalid syntax")
        }
    }

    private static func parse(
        _ text: String, digits: String, radix: Int, function: String
    ) throws(HookToolError) -> Int {
        if let number = Int(digits, radix: radix) { return number }
        let body = digits.hasPrefix("-") || digits.hasPrefix("+") ? digits.dropFirst() : digits[...]
        let isNumber =
            !body.isEmpty && body.utf8.allSatisfy { Int(String(decoding: [$0], as: UTF8.self), radix: radix) != nil }
        throw failure(function, text, isNumber ? "value out of range" : "invalid syntax")
    }

    private static func failure(_ function: String, _ text: String, _ reason: String) -> HookToolError {
        HookToolError(.usage, "strconv.\(function): parsing \(GoText.quoted(text)): \(reason)")
    }
}
