extension SwiftLiteral: CustomStringConvertible {
    /// The most characters that a line has, as far as it goes.
    private static let width = 100

    /// The source, over several lines where one is not enough; one `try` at its beginning covers all that can throw.
    var description: String { (canThrow ? "try " : "") + source(at: 0, after: canThrow ? 4 : 0) }

    /// The source on one line, without a `try`.
    var line: String {
        switch self {
        case .leaf(let text): text
        case .call(let function, _): "\(function)(\(parts.joined(separator: ", ")))"
        case .list, .map: "[\(parts.isEmpty ? emptyParts : parts.joined(separator: ", "))]"
        }
    }

    /// Whether something in it is an initialiser that throws.
    private var canThrow: Bool {
        switch self {
        case .leaf(let text): text.hasPrefix("Timestamp(")
        case .call(let function, let arguments):
            function == "Layer" || arguments.contains { !$0.isDefault && $0.value.canThrow }
        case .list(let elements): elements.contains { $0.value.canThrow }
        case .map(let entries): entries.contains { $0.value.canThrow }
        }
    }

    /// What stands between the brackets of nothing.
    private var emptyParts: String {
        if case .map = self { ":" } else { "" }
    }

    /// What stands between the brackets, each on one line.
    private var parts: [String] { labelledParts.map { $0.label + $0.value.line } }

    private var labelledParts: [(label: String, value: SwiftLiteral)] {
        switch self {
        case .leaf: []
        case .call(_, let arguments):
            arguments.filter { !$0.isDefault }.map { argument in
                (argument.label.map { "\($0): " } ?? "", argument.value)
            }
        case .list(let elements): elements.map { ("", $0.value) }
        case .map(let entries): entries.map { ("\($0.key.line): ", $0.value) }
        }
    }

    /// The source.
    ///
    /// - Parameters:
    ///   - depth: How deep the line is indented.
    ///   - used: How many characters the line has already, with those that will follow.
    private func source(at depth: Int, after used: Int) -> String {
        let line = line
        guard used + line.count > Self.width, !labelledParts.isEmpty else { return line }
        let (opening, closing) =
            if case .call(let function, _) = self { ("\(function)(", ")") } else { ("[", "]") }
        let indentation = String(repeating: "    ", count: depth + 1)
        let lines = labelledParts.map { label, value in
            indentation + label + value.source(at: depth + 1, after: indentation.count + label.count + 1)
        }
        // As the formatter has it: a list of several ends with a comma, so that a line that is added is one that differs.
        let end = closing == "]" && lines.count > 1 ? "," : ""
        return
            "\(opening)\n\(lines.joined(separator: ",\n"))\(end)\n\(String(repeating: "    ", count: depth))\(closing)"
    }
}
