/// Checks the values of flags against what the hook sees.
struct FlagCheck {
    let relations: [Int: RelationSnapshot]
    let storages: [String: StorageSnapshot]

    /// The form in which a flag's value is kept.
    ///
    /// - Throws: ``HookToolError`` whose text is the reason of a refusal.
    func kept(_ kind: ToolFlag.Kind, _ value: String) throws(HookToolError) -> String {
        switch kind {
        case .text: value
        case .bool: try GoNumber.bool(value) ? "true" : "false"
        case .integer: String(try GoNumber.prefixedInteger(value))
        case .format(let formats): try format(value, formats)
        case .relation: try relation(value)
        case .storage: try storage(value)
        }
    }

    private func format(_ value: String, _ formats: [OutputFormat]) throws(HookToolError) -> String {
        guard let format = OutputFormat(rawValue: value), formats.contains(format) else {
            throw HookToolError(.usage, "unknown format \(GoText.quoted(value))")
        }
        return value
    }

    /// `db:7` and `7` are the same relation: only what follows the last colon counts.
    private func relation(_ value: String) throws(HookToolError) -> String {
        let text = value.utf8
        let number = text[(text.lastIndex(of: UInt8(ascii: ":")).map(text.index(after:)) ?? text.startIndex)...]
        guard let id = Int(Substring(number)) else { throw HookToolError(.usage, "invalid relation id") }
        guard relations[id] != nil else { throw HookToolError(.usage, "relation not found") }
        return String(id)
    }

    private func storage(_ value: String) throws(HookToolError) -> String {
        guard JujuNames.isStorage(value) else {
            throw HookToolError(.usage, "invalid storage ID \(GoText.quoted(value))")
        }
        guard storages[value] != nil else {
            throw HookToolError(.usage, "storage \(GoText.quoted(value)) not found")
        }
        return value
    }
}
