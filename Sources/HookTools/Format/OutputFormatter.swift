import PlainValues

/// Prints answers as the output flags of Juju's tools ask for.
struct OutputFormatter {
    /// The format.
    let format: OutputFormat

    /// How deep a value is printed.
    private static let deepest = 500

    /// The text of the answer, with the line break at its end; empty when nothing is printed.
    func text(of answer: ToolAnswer) throws(HookToolError) -> String {
        switch answer {
        case .silence, .warning: ""
        case .plain(let text): text
        case .value(let value): try text(of: value)
        case .texts(let texts): try text(of: texts)
        case .missingTexts: format == .json ? "null\n" : format == .yaml ? "[]\n" : ""
        case .missingMap: format == .json ? "null\n" : "{}\n"
        }
    }

    private func text(of texts: [String]) throws(HookToolError) -> String {
        guard format == .smart else { return try text(of: .array(texts.map(PlainValue.string))) }
        let joined = texts.joined(separator: "\n")
        return joined.isEmpty ? "" : joined + "\n"
    }

    private func text(of value: PlainValue) throws(HookToolError) -> String {
        guard !value.isNested(deeperThan: Self.deepest) else {
            throw HookToolError(.failed, "the value is nested too deeply")
        }
        return switch (format, value) {
        case (.json, _): try GoJSON.text(of: value) + "\n"
        case (_, .null), (.smart, .string("")): ""
        case (.smart, .string(let text)): text + "\n"
        case (.smart, .bool(let truth)): truth ? "True\n" : "False\n"
        default: GoYAML.text(of: value)
        }
    }
}
