import PlainValues

/// Values as Python writes them, so that an operator reads the same results whatever language a charm is written in.
enum PythonText {
    /// What `str()` gives.
    static func string(of value: PlainValue) -> String {
        if case .string(let text) = value { return text }
        return representation(of: value)
    }

    /// What `repr()` gives.
    private static func representation(of value: PlainValue) -> String {
        switch value {
        case .null: "None"
        case .bool(let truth): truth ? "True" : "False"
        case .int(let number): String(number)
        case .largeInt(let number): number.description
        case .double(let number): text(of: number)
        case .string(let text), .timestamp(let text): quoted(text.unicodeScalars, escaping: escapeText)
        case .bytes(let bytes): "b" + quoted(bytes.lazy.map { Unicode.Scalar($0) }, escaping: escapeByte)
        case .array(let elements): "[\(list(elements))]"
        case .tuple(let elements): elements.count == 1 ? "(\(list(elements)),)" : "(\(list(elements)))"
        case .set(let members): members.isEmpty ? "set()" : "{\(list(members))}"
        case .frozenSet(let members): members.isEmpty ? "frozenset()" : "frozenset({\(list(members))})"
        case .map(let entries):
            "{"
                + entries.map { "\(representation(of: $0.key)): \(representation(of: $0.value))" }
                .joined(separator: ", ") + "}"
        }
    }

    private static func list(_ elements: some Sequence<PlainValue>) -> String {
        elements.map(representation(of:)).joined(separator: ", ")
    }

    private static func text(of number: Double) -> String {
        if number.isNaN { return "nan" }
        if number.isInfinite { return number < 0 ? "-inf" : "inf" }
        let text = number.description
        // Python writes at least two digits of an exponent, as Swift does from 10 on.
        guard let exponent = text.firstIndex(of: "e"), text.distance(from: exponent, to: text.endIndex) == 3 else {
            return text
        }
        return text.dropLast() + "0" + text.suffix(1)
    }

    private static func quoted(
        _ scalars: some Collection<Unicode.Scalar>, escaping escape: (Unicode.Scalar) -> String?
    ) -> String {
        let quote: Unicode.Scalar = scalars.contains("'") && !scalars.contains("\"") ? "\"" : "'"
        var result = String(quote)
        for scalar in scalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case quote: result += "\\" + String(quote)
            default: result += escape(scalar) ?? String(scalar)
            }
        }
        return result + String(quote)
    }

    private static func escapeText(_ scalar: Unicode.Scalar) -> String? {
        let isPrintable =
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
            case .spaceSeparator: scalar == " "
            default: true
            }
        if isPrintable { return nil }
        switch scalar.value {
        case ..<0x100: return "\\x" + padded(scalar.value, 2)
        case ..<0x10000: return "\\u" + padded(scalar.value, 4)
        default: return "\\U" + padded(scalar.value, 8)
        }
    }

    private static func escapeByte(_ scalar: Unicode.Scalar) -> String? {
        (0x20..<0x7f).contains(scalar.value) ? nil : "\\x" + padded(scalar.value, 2)
    }

    private static func padded(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
