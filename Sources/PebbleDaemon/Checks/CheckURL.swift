import PlainValues

/// The parts of the URL of a check by HTTP.
struct CheckURL: Hashable, Sendable {
    let host: String
    let port: Int
    /// The path with the query, from its first slash on.
    let path: String
    /// What the `Host` header says.
    let authority: String

    /// Reads a URL.
    init(_ text: String) throws(CheckFailure) {
        guard let colon = text.range(of: "://") else {
            throw CheckFailure("Get \(GoText.quoted(text)): unsupported protocol scheme \"\"")
        }
        let scheme = text[..<colon.lowerBound].lowercased()
        guard scheme == "http" else {
            // Certificates are not for a daemon of local development.
            throw CheckFailure("Get \(GoText.quoted(text)): unsupported protocol scheme \(GoText.quoted(scheme))")
        }
        let rest = text[colon.upperBound...].prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let path = rest[authority.endIndex...]
        self.authority = String(authority)
        self.path = path.first == "/" ? String(path) : "/" + path
        var name = authority[...]
        var number: Substring?
        if let end = authority.lastIndex(of: "]"), authority.first == "[" {
            name = authority[authority.index(after: authority.startIndex)..<end]
            let after = authority[authority.index(after: end)...]
            number = after.first == ":" ? after.dropFirst() : nil
        } else if let colon = authority.lastIndex(of: ":") {
            name = authority[..<colon]
            number = authority[authority.index(after: colon)...]
        }
        let port = number.map { $0.isEmpty ? 80 : Int($0) } ?? 80
        guard let port, (1...65535).contains(port), !name.isEmpty else {
            throw CheckFailure("Get \(GoText.quoted(text)): http: no Host in request URL")
        }
        host = String(name)
        self.port = port
    }

    /// The URL that a redirection from this one leads to.
    func redirected(to location: String) throws(CheckFailure) -> CheckURL {
        if location.contains("://") { return try CheckURL(location) }
        if location.hasPrefix("//") { return try CheckURL("http:" + location) }
        if location.hasPrefix("/") { return try CheckURL("http://\(authority)\(location)") }
        let plain = path.prefix { $0 != "?" }
        let folder = plain.lastIndex(of: "/").map { plain[...$0] } ?? "/"
        return try CheckURL("http://\(authority)\(folder)\(location)")
    }

    /// The whole URL.
    var text: String { "http://\(authority)\(path)" }
}

extension String {
    /// Where a text begins for the first time.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
