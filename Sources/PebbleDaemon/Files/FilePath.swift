/// Paths in the way of Go's `path` package.
enum FilePath {
    /// The shortest form of a path: without empty parts, `.` and `..`.
    static func cleaned(_ path: String) -> String {
        guard !path.isEmpty else { return "." }
        let isAbsolute = path.hasPrefix("/")
        var parts: [Substring] = []
        for part in path.split(separator: "/") {
            if part == "." { continue }
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !isAbsolute {
                parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        return isAbsolute ? "/" + joined : (joined.isEmpty ? "." : joined)
    }

    /// All but the last part.
    ///
    /// Of a path that ends with a slash that is all of it, as in Go.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return cleaned(String(path[...slash]))
    }

    /// The last part.
    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? (path.isEmpty ? "." : "/")
    }

    /// Two paths, one below the other.
    static func joined(_ folder: String, _ name: String) -> String {
        cleaned("\(folder)/\(name)")
    }

    /// Whether a path is one that means the same everywhere.
    static func isAbsolute(_ path: String) -> Bool { path.hasPrefix("/") }
}
