/// What a request's first line asks for.
struct RequestTarget {
    /// The path, as it was written.
    let path: Substring
    /// What follows the `?`.
    let query: Substring

    init(_ uri: String) {
        var uri = uri[...]
        // Proxies' form: what matters begins after the host.
        if uri.hasPrefix("http://") { uri = uri.dropFirst(7).drop { $0 != "/" } }
        let end = uri.firstIndex(of: "?") ?? uri.endIndex
        path = uri[..<end]
        query = uri[end...].dropFirst()
    }

    /// The path without empty parts, `.` and `..`; `nil` if the path is clean already.
    var cleaned: String? {
        var parts: [Substring] = []
        for part in path.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        let ends = path.hasSuffix("/") && !parts.isEmpty
        let clean = "/" + parts.joined(separator: "/") + (ends ? "/" : "")
        return clean == path ? nil : clean
    }
}
