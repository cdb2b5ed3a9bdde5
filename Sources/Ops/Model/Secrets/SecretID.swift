/// The forms of a secret's ID.
enum SecretID {
    /// The ID as hook commands take it: a bare one gets the model that it is in, one that begins with `secret:` stays.
    static func canonical(_ id: String, modelUUID: String) -> String {
        let id = trimmed(id)
        if id.utf8.starts(with: "secret:".utf8) { return id }
        return modelUUID.isEmpty ? "secret:\(id)" : "secret://\(modelUUID)/\(id)"
    }

    /// What is unique in a canonical ID: the part after the last slash, or else after `secret:`.
    static func unique(in id: String) -> String {
        if let slash = id.utf8.lastIndex(of: UInt8(ascii: "/")) {
            return String(id[id.utf8.index(after: slash)...])
        }
        return String(id.dropFirst("secret:".count))
    }

    private static func trimmed(_ id: String) -> String {
        let start = id.drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}
