/// A flag of a tool.
struct ToolFlag: Sendable {
    /// What the flag's value is.
    enum Kind: Equatable {
        /// A truth value, which needs none.
        case bool
        /// Any text.
        case text
        /// A whole number.
        case integer
        /// One of the formats.
        case format([OutputFormat])
        /// A relation of the unit: its number, or a text that ends with it.
        case relation
        /// A storage instance of the unit.
        case storage
    }

    /// The flag's names without dashes; its value is kept under the first one.
    let names: [String]
    /// What its value is.
    let kind: Kind

    init(_ names: String..., kind: Kind) {
        self.names = names
        self.kind = kind
    }

    /// `-x` for a single character, `--xyz` for more.
    static func withDashes(_ name: String) -> String {
        name.unicodeScalars.count > 1 ? "--" + name : "-" + name
    }

    /// `-r` and `--relation`.
    static let relation = ToolFlag("r", "relation", kind: .relation)
    /// `--file`.
    static let file = ToolFlag("file", kind: .text)
    /// `--format` of tools that have no formats any more: it is accepted with a warning.
    static let deprecatedFormat = ToolFlag("format", kind: .text)
    /// The flags of every tool that prints values.
    static let output = [
        ToolFlag("format", kind: .format([.smart, .yaml, .json])), ToolFlag("o", "output", kind: .text),
    ]
    /// The flags of the tools that have no smart format.
    static let structuredOutput = [
        ToolFlag("format", kind: .format([.yaml, .json])), ToolFlag("o", "output", kind: .text),
    ]
}
