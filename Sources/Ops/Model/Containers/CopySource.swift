/// What is to be copied, be it on this side or in the container.
struct CopySource {
    /// As it was named.
    let name: String
    /// Where it is.
    let path: String
    /// Its name where it goes; nil when only what it holds goes there, as for `folder/*`, `.` and `/`.
    private let ownName: String?

    /// Whether only what it holds is copied.
    var isContents: Bool { ownName == nil }

    init(_ name: String) {
        self.name = name
        // By bytes: a slash before a combining accent is a slash as well.
        var parts = name.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }.filter { $0 != "." }
        let isAll = parts.last == "*"
        if isAll { parts.removeLast() }
        ownName = isAll || parts.last == ".." ? nil : parts.last
        let start = name.utf8.first == UInt8(ascii: "/") ? "/" : ""
        let joined = start + parts.joined(separator: "/")
        path = joined.isEmpty ? "." : joined
    }

    /// Where it goes in a directory.
    func destination(in directory: String) -> String { ownName.map { directory.appending(name: $0) } ?? directory }
}

extension String {
    /// The path of something in the directory of this path.
    func appending(name: String) -> String { utf8.last == UInt8(ascii: "/") ? self + name : "\(self)/\(name)" }
}
