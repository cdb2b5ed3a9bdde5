import PlainValues

/// An option of a charm's config.yaml.
struct CharmOption {
    var name: String
    /// `string`, `int`, `float`, `boolean` or `secret`.
    var type: String
    var description: String
    /// Null when there is none.
    var defaultValue: PlainValue

    /// The value that a text stands for; `nil` when it is none of the option's type.
    ///
    /// The forms are those of Go, which Juju reads them with.
    func value(of text: String) -> PlainValue? {
        switch type {
        case "int": Int64(text).map { .int(Int($0)) }
        case "float": Self.number(text).map { .double($0) }
        case "boolean": Self.truth(text).map { .bool($0) }
        case "secret": text.hasPrefix("secret:") || text.isEmpty ? .string(text) : nil
        default: .string(text)
        }
    }

    private static func number(_ text: String) -> Double? {
        guard let number = Double(text), number.isFinite else { return nil }
        return number
    }

    private static func truth(_ text: String) -> Bool? {
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": true
        case "0", "f", "F", "false", "FALSE", "False": false
        default: nil
        }
    }
}
