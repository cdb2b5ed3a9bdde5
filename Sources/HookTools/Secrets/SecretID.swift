/// The ids of secrets in the forms in which charms write them.
enum SecretID {
    /// The bare id of `secret:<id>`, `<id>`, `secret://<model>/<id>` or `secret:<model>/<id>`.
    ///
    /// - Throws: ``HookToolError`` with Juju's text when the text is none of them.
    static func parse(_ text: String) throws(HookToolError) -> String {
        var rest = text[...]
        if rest.hasPrefix("secret:") { rest = rest.dropFirst("secret:".count) }
        if rest.hasPrefix("//") { rest = rest.dropFirst(2) }
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
        guard let id = parts.last, parts.count <= 2, isID(id), parts.count == 1 || isModel(parts[0]) else {
            throw HookToolError(.usage, "secret URI \(GoText.quoted(text)) not valid")
        }
        return String(id)
    }

    private static func isID(_ text: Substring) -> Bool {
        text.utf8.count == 20
            && text.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) }
    }

    private static func isModel(_ text: Substring) -> Bool {
        text.utf8.count == 36
            && text.utf8.allSatisfy { byte in
                (0x61...0x66).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}
