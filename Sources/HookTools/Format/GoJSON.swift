import OrderedCollections
import PlainValues

/// JSON as Go's encoder writes it, with the keys in the order in which they are: a Go structure keeps its own.
enum GoJSON {
    /// The text of the value, which is not nested deeply.
    static func text(of value: PlainValue) throws(HookToolError) -> String {
        var text = ""
        try write(value, to: &text)
        return text
    }

    private static func write(_ value: PlainValue, to text: inout String) throws(HookToolError) {
        switch value {
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                try write(element, to: &text)
            }
            text += "]"
        case .map(let entries):
            text += "{"
            for (index, entry) in entries.enumerated() {
                if index > 0 { text += "," }
                try writeScalar(entry.key, to: &text)
                text += ":"
                try write(entry.value, to: &text)
            }
            text += "}"
        case .timestamp(let time):
            try writeScalar(.string(time), to: &text)
        default:
            try writeScalar(value, to: &text)
        }
    }

    private static func writeScalar(_ value: PlainValue, to text: inout String) throws(HookToolError) {
        do {
            text += try JSON.write(value, .go)
        } catch {
            throw HookToolError(.failed, "json: unsupported value: \(error.description)")
        }
    }
}
