/// A value as Swift source writes it.
///
/// States are printed by it, to be pasted into a test, and compared by it, field by field.
indirect enum SwiftLiteral: Equatable {
    /// A text that is written as it stands.
    case leaf(String)
    /// An initialiser or a static function with its arguments.
    case call(String, [Argument])
    /// The elements of an array or a set.
    case list([Element])
    /// The entries of a dictionary.
    case map([Entry])

    /// An argument of a call.
    struct Argument: Equatable {
        /// What stands before the colon; `nil` for an argument without it.
        let label: String?
        /// The property that the argument sets.
        let name: String
        let value: SwiftLiteral
        /// Whether the call means the same without the argument.
        let isDefault: Bool
    }

    /// An element of a list.
    struct Element: Equatable {
        /// What tells the element from others, in all versions of the list; `nil` when only its place does.
        let id: String?
        let value: SwiftLiteral
    }

    /// An entry of a dictionary.
    struct Entry: Equatable {
        let key: SwiftLiteral
        let value: SwiftLiteral
    }

    // MARK: Making

    /// A text in quotes.
    static func text(_ text: String) -> SwiftLiteral {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\0"..."\u{1f}", "\u{7f}": quoted += "\\u{\(String(scalar.value, radix: 16))}"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return .leaf(quoted + "\"")
    }

    /// A value that may be missing.
    static func optional<Value>(_ value: Value?, _ literal: (Value) -> SwiftLiteral) -> SwiftLiteral {
        value.map(literal) ?? .leaf("nil")
    }

    /// Elements that have an identity of their own.
    static func list<Value>(
        _ values: [Value], id: (Value) -> String, _ literal: (Value) -> SwiftLiteral
    ) -> SwiftLiteral {
        .list(values.map { Element(id: id($0), value: literal($0)) })
    }

    /// Elements that are what they are by their place.
    static func list<Value>(_ values: some Sequence<Value>, _ literal: (Value) -> SwiftLiteral) -> SwiftLiteral {
        .list(values.map { Element(id: nil, value: literal($0)) })
    }

    /// A dictionary with keys of text, sorted.
    static func map<Value>(_ values: [String: Value], _ literal: (Value) -> SwiftLiteral) -> SwiftLiteral {
        .map(values.sorted { $0.key < $1.key }.map { Entry(key: .text($0.key), value: literal($0.value)) })
    }

    /// A dictionary with keys of numbers, sorted.
    static func map<Value>(_ values: [Int: Value], _ literal: (Value) -> SwiftLiteral) -> SwiftLiteral {
        .map(values.sorted { $0.key < $1.key }.map { Entry(key: .leaf("\($0.key)"), value: literal($0.value)) })
    }

    /// A dictionary of texts, sorted.
    static func texts(_ values: [String: String]) -> SwiftLiteral { map(values, text) }
}

extension SwiftLiteral.Argument {
    /// An argument that must be given.
    static func required(_ label: String, _ value: SwiftLiteral) -> Self {
        Self(label: label, name: label, value: value, isDefault: false)
    }

    /// An argument without a label.
    static func bare(_ name: String, _ value: SwiftLiteral) -> Self {
        Self(label: nil, name: name, value: value, isDefault: false)
    }

    /// An argument that may be left out when it has its default value.
    static func optional(_ label: String, _ value: SwiftLiteral, unless preset: SwiftLiteral) -> Self {
        Self(label: label, name: label, value: value, isDefault: value == preset)
    }

    /// A truth value that may be left out.
    static func flag(_ label: String, _ value: Bool, unless preset: Bool = false) -> Self {
        optional(label, .leaf("\(value)"), unless: .leaf("\(preset)"))
    }

    /// A text that may be left out.
    static func text(_ label: String, _ value: String?, unless preset: String? = nil) -> Self {
        optional(
            label, SwiftLiteral.optional(value, SwiftLiteral.text),
            unless: SwiftLiteral.optional(preset, SwiftLiteral.text))
    }

    /// A number that may be left out.
    static func number(_ label: String, _ value: Int?, unless preset: Int? = nil) -> Self {
        optional(
            label, SwiftLiteral.optional(value) { .leaf("\($0)") },
            unless: SwiftLiteral.optional(preset) { .leaf("\($0)") })
    }

    /// Elements that may be left out when there are none.
    static func list<Value>(
        _ label: String, _ values: [Value], id: (Value) -> String, _ literal: (Value) -> SwiftLiteral
    ) -> Self {
        optional(label, .list(values, id: id, literal), unless: .list([]))
    }
}
