// What a failed command's standard error says about the kind of failure.

extension HookCommandError {
    /// Makes the error for a command that ended with an exit status other than 0.
    ///
    /// The kind is read from the text, as `ops` does: Juju's exit status only tells wrong arguments (2) from the rest (1).
    ///
    /// - Parameters:
    ///   - tool: The name of the hook command.
    ///   - exitCode: Its exit status.
    ///   - standardError: What it wrote on standard error.
    public init(tool: String, exitCode: Int, standardError: String) {
        let reason = standardError.trimmed
        self.init(
            Self.code(ofFailed: tool, saying: reason.lowercased()), tool: tool, exitCode: exitCode,
            standardError: standardError,
            "\(tool) ended with exit status \(exitCode)\(reason.isEmpty ? " and said nothing." : ": \(reason)")")
    }

    private static func code(ofFailed tool: String, saying reason: String) -> Code {
        if tool.hasPrefix("relation-") || tool == "network-get", saysRelationNotFound(reason) {
            return .relationNotFound
        }
        if tool.hasPrefix("secret-"), reason.has("not found") {
            return .secretNotFound
        }
        if reason.has("not the leader") || reason.has("cannot write relation settings") {
            return .notLeader
        }
        if reason.has("permission denied") || reason.has("access denied") {
            return .permissionDenied
        }
        return .failed
    }

    /// Whether the text has `relation not found`, or `relation 7 not found` as network-get puts it.
    private static func saysRelationNotFound(_ reason: String) -> Bool {
        let words = reason.split { $0.isWhitespace || $0 == ":" || $0 == "," }
        return words.indices.contains { index in
            guard words[index] == "relation" else { return false }
            var rest = words[(index + 1)...]
            if let number = rest.first, Int(number) != nil { rest = rest.dropFirst() }
            return rest.starts(with: ["not", "found"])
        }
    }
}
