/// Texts as Go's YAML writes them: without quotes where it reads them back as text, else in the quotes it chooses.
enum GoScalarText {
    /// A value's text.
    ///
    /// - Parameters:
    ///   - text: The value.
    ///   - indentation: The blanks before the lines of a text of several.
    static func value(_ text: String, indentation: String) -> String {
        let traits = Traits(text)
        guard text.utf8.contains(UInt8(ascii: "\n")) else { return line(text, traits) }
        // A break at the start would end the line of the sign, and be lost.
        guard !traits.isUnsafeInBlock, text.utf8.first != UInt8(ascii: "\n") else { return doubleQuoted(text) }
        return literal(text, indentation: indentation)
    }

    /// A key's text, which is on one line.
    static func key(_ text: String) -> String {
        text.utf8.contains(UInt8(ascii: "\n")) ? doubleQuoted(text) : line(text, Traits(text))
    }

    private static func line(_ text: String, _ traits: Traits) -> String {
        guard isRead(text) else { return doubleQuoted(text) }
        if traits.isUnsafeInSingleQuotes { return doubleQuoted(text) }
        return traits.isUnsafeWithoutQuotes ? singleQuoted(text) : text
    }

    /// Whether the text without quotes is read as text, also by readers of YAML 1.1.
    private static func isRead(_ text: String) -> Bool {
        switch text {
        case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF", "<<",
            "=":
            false
        default: GoScalar(text) == .string && !isInBase60(text)
        }
    }

    /// Whether YAML 1.1 takes the text for a number of base 60: `1:30`, `-2:3:4.5`.
    private static func isInBase60(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard let first = rest.first, GoScalar.isDigit(first) else { return false }
        let isDigitOrLine = { (byte: UInt8) in GoScalar.isDigit(byte) || byte == UInt8(ascii: "_") }
        if let point = rest.firstIndex(of: UInt8(ascii: ".")) {
            guard rest[rest.index(after: point)...].allSatisfy(isDigitOrLine) else { return false }
            rest = rest[..<point]
        }
        let places = rest.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        return places.count > 1 && places[0].allSatisfy(isDigitOrLine)
            && places.dropFirst().allSatisfy { place in
                place.allSatisfy(GoScalar.isDigit) && (Int(Substring(place)).map { $0 < 60 } ?? false)
                    && place.count <= 2
            }
    }

    private static func singleQuoted(_ text: String) -> String {
        var result = "'"
        for scalar in text.unicodeScalars {
            if scalar == "'" { result += "'" }
            result.unicodeScalars.append(scalar)
        }
        return result + "'"
    }

    private static func literal(_ text: String, indentation: String) -> String {
        var header = "|"
        if text.utf8.first == UInt8(ascii: " ") { header += "4" }
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        if lines.last == "" {
            lines.removeLast()
            if lines.last == "" { header += "+" }
        } else {
            header += "-"
        }
        return header + lines.map { $0.isEmpty ? "\n" : "\n\(indentation)\($0)" }.joined()
    }

    private static func doubleQuoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if Traits.isPrintable(scalar), !isBreak(scalar), scalar != "\"", scalar != "\\" {
                result.unicodeScalars.append(scalar)
            } else {
                result += escaped(scalar)
            }
        }
        return result + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\0": return "\\0"
        case "\u{7}": return "\\a"
        case "\u{8}": return "\\b"
        case "\t": return "\\t"
        case "\n": return "\\n"
        case "\u{b}": return "\\v"
        case "\u{c}": return "\\f"
        case "\r": return "\\r"
        case "\u{1b}": return "\\e"
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\u{85}": return "\\N"
        case "\u{a0}": return "\\_"
        case "\u{2028}": return "\\L"
        case "\u{2029}": return "\\P"
        default:
            let (letter, count) = scalar.value <= 0xff ? ("x", 2) : scalar.value <= 0xffff ? ("u", 4) : ("U", 8)
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\\(letter)" + String(repeating: "0", count: count - digits.utf8.count) + digits
        }
    }

    /// Whether a character ends a line to YAML 1.1.
    static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// What of a text forbids a form.
    private struct Traits {
        /// Only quotes can hold the text.
        private(set) var isUnsafeWithoutQuotes = false
        /// Only double quotes can.
        private(set) var isUnsafeInSingleQuotes = false
        /// A literal block cannot.
        private(set) var isUnsafeInBlock = false

        init(_ text: String) {
            let scalars = Array(text.unicodeScalars)
            if text.hasPrefix("---") || text.hasPrefix("...") { isUnsafeWithoutQuotes = true }
            for (index, scalar) in scalars.enumerated() {
                let previous = index > 0 ? scalars[index - 1] : nil
                let next = index + 1 < scalars.count ? scalars[index + 1] : nil
                note(scalar, after: previous, before: next)
            }
        }

        private mutating func note(
            _ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?
        ) {
            let isBeforeBlank = next.map(Self.isBlank) ?? true
            switch scalar {
            case ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`":
                if previous == nil { isUnsafeWithoutQuotes = true }
            case "#":
                if previous.map({ Self.isBlank($0) || GoScalarText.isBreak($0) }) ?? true {
                    isUnsafeWithoutQuotes = true
                }
            case "?", "-":
                if previous == nil, isBeforeBlank { isUnsafeWithoutQuotes = true }
            case ":":
                if isBeforeBlank { isUnsafeWithoutQuotes = true }
            case " ":
                if previous == nil || next == nil { isUnsafeWithoutQuotes = true }
                if next == nil { isUnsafeInBlock = true }
                if previous.map(GoScalarText.isBreak) ?? false { isUnsafeInSingleQuotes = true }
            case "\t": isUnsafeInSingleQuotes = true
            case _ where GoScalarText.isBreak(scalar):
                isUnsafeWithoutQuotes = true
                // A break of another kind is kept only where it is escaped.
                if scalar != "\n" { isUnsafeInSingleQuotes = true }
                if previous == " " || scalar != "\n" { isUnsafeInBlock = true }
            case _ where !Self.isPrintable(scalar):
                isUnsafeInSingleQuotes = true
                isUnsafeInBlock = true
            default: break
            }
        }

        static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

        /// What stands as it is; Go's YAML escapes all beyond the first 65,536 characters.
        static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case "\n", " "..."~", "\u{a0}"..."\u{d7ff}", "\u{e000}"..."\u{fefe}", "\u{ff00}"..."\u{fffd}": true
            default: false
            }
        }
    }
}
