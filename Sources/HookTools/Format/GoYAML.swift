import OrderedCollections
import PlainValues

/// YAML in the block style of the library that Juju writes it with.
enum GoYAML {
    /// The document, with the line break at its end.
    static func text(of value: PlainValue) -> String {
        switch value {
        case .map(let entries) where !entries.isEmpty: lines(of: entries, indent: "", first: "")
        case .array(let elements) where !elements.isEmpty: lines(of: elements, indent: "", first: "")
        default: scalar(value, indent: "") + "\n"
        }
    }

    /// The lines of a map; `first` stands in front of the first one in the place of the indent.
    private static func lines(of entries: PlainMap, indent: String, first: String) -> String {
        var text = ""
        for (index, entry) in entries.enumerated() {
            text += (index == 0 ? first : indent) + scalar(entry.key, indent: indent) + ":"
            switch entry.value {
            case .map(let inner) where !inner.isEmpty:
                text += "\n" + lines(of: inner, indent: indent + "  ", first: indent + "  ")
            case .array(let inner) where !inner.isEmpty:
                text += "\n" + lines(of: inner, indent: indent, first: indent)
            default:
                text += " " + scalar(entry.value, indent: indent + "  ") + "\n"
            }
        }
        return text
    }

    private static func lines(of elements: [PlainValue], indent: String, first: String) -> String {
        var text = ""
        for (index, element) in elements.enumerated() {
            let dash = (index == 0 ? first : indent) + "- "
            switch element {
            case .map(let inner) where !inner.isEmpty: text += lines(of: inner, indent: indent + "  ", first: dash)
            case .array(let inner) where !inner.isEmpty: text += lines(of: inner, indent: indent + "  ", first: dash)
            default: text += dash + scalar(element, indent: indent + "  ") + "\n"
            }
        }
        return text
    }

    private static func scalar(_ value: PlainValue, indent: String) -> String {
        switch value {
        case .null: "null"
        case .bool(let truth): truth ? "true" : "false"
        case .int(let number): String(number)
        case .largeInt(let number): number.description
        case .double(let number): GoText.number(number)
        case .string(let text): string(text, indent: indent)
        case .timestamp(let time): time
        case .map: "{}"
        case .array, .tuple, .set, .frozenSet, .bytes: "[]"
        }
    }

    private static func string(_ text: String, indent: String) -> String {
        if text.contains("\n"), !text.unicodeScalars.contains(where: { isControl($0) && $0 != "\n" }) {
            return literal(text, indent: indent)
        }
        if text.unicodeScalars.contains(where: isControl) || ScalarKind.isOther(text) { return GoText.quoted(text) }
        return isPlain(text)
            ? text : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// Several lines after a `|`, each as it is.
    private static func literal(_ text: String, indent: String) -> String {
        let ends = text.hasSuffix("\n\n") ? "+" : text.hasSuffix("\n") ? "" : "-"
        let hint = text.hasPrefix(" ") || text.hasPrefix("\n") ? "2" : ""
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        let inner = indent.isEmpty ? "  " : indent
        return "|" + hint + ends + lines.map { $0.isEmpty ? "\n" : "\n" + inner + $0 }.joined()
    }

    /// Whether the text can stand without quotes.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last, first != " ", last != " ", last != ":" else { return false }
        if "-?:".contains(first) {
            guard text.count > 1, text.dropFirst().first != " " else { return false }
        } else if "#,[]{}&*!|>'\"%@`".contains(first) {
            return false
        }
        return !text.contains(": ") && !text.contains(" #") && !text.hasPrefix("---") && !text.hasPrefix("...")
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) && scalar.value != 0x85
            || scalar.value == 0xfeff || (0x2028...0x2029).contains(scalar.value)
    }
}
