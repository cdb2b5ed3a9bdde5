/// The name of an object, an event or a piece of stored state: a path of kinds, each with an optional key.
///
/// `MyCharm/DatabaseRequirer[db]/on/database_created[12]` is the twelfth event of a unit, emitted by the charm's object
/// `db`. What is stored between dispatches is found by these paths; they are the same as those of `ops.Handle`, so that
/// two implementations of one charm find each other's state.
public struct Handle: Hashable, Sendable, CustomStringConvertible {
    /// The full text of the handle.
    public let path: String
    /// What kind of thing it names.
    public let kind: String
    /// Which one of its kind it names, if there is more than one.
    public let key: String?
    private let parentPath: String?

    /// Makes a handle below another one.
    ///
    /// - Parameters:
    ///   - parent: The handle above, or `nil` at the top.
    ///   - kind: What kind of thing is named.
    ///   - key: Which one of its kind; without `/`. An empty key leaves no trace in the path.
    public init(parent: Handle? = nil, kind: String, key: String? = nil) {
        self.init(parentPath: parent?.path, kind: kind, key: key)
    }

    private init(parentPath: String?, kind: String, key: String?, path: String? = nil) {
        self.parentPath = parentPath
        self.kind = kind
        self.key = key
        self.path = path ?? Self.path(parentPath, kind, key)
    }

    /// Reads a handle's path, as `ops.Handle.from_path` does.
    ///
    /// - Parameter path: Segments separated by `/`, each a kind or `kind[key]`.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidHandle`` for a segment with a second `[` or without its `]`.
    public init(path: String) throws(OpsError) {
        var parent: String?
        var rest = path.utf8[...]
        var isShort = true
        while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
            let (kind, key) = try Self.parts(of: rest[..<slash], in: path)
            // A key that is empty is left out.
            let isPlain = key?.isEmpty != true
            let name = Substring(isPlain ? rest[..<slash] : kind)
            parent = parent.map { "\($0)/\(name)" } ?? String(name)
            isShort = isShort && isPlain
            rest = rest[rest.index(after: slash)...]
        }
        let (kind, key) = try Self.parts(of: rest, in: path)
        self.init(
            parentPath: parent, kind: String(Substring(kind)), key: key.map { String(Substring($0)) },
            path: isShort && key?.isEmpty != true ? path : nil)
    }

    /// The kind that a segment names, and its key.
    private static func parts(
        of segment: Substring.UTF8View, in path: String
    ) throws(OpsError) -> (kind: Substring.UTF8View, key: Substring.UTF8View?) {
        guard let start = segment.firstIndex(of: UInt8(ascii: "[")) else { return (segment, nil) }
        let key = segment[segment.index(after: start)...]
        guard key.last == UInt8(ascii: "]"), !key.contains(UInt8(ascii: "[")) else {
            throw OpsError(
                .invalidHandle,
                "The handle path '\(path)' has the segment '\(Substring(segment))'; write it as 'kind[key]'.")
        }
        return (segment[..<start], key.dropLast())
    }

    private static func path(_ parent: String?, _ kind: String, _ key: String?) -> String {
        let name = key.map { $0.isEmpty ? kind : "\(kind)[\($0)]" } ?? kind
        return parent.map { "\($0)/\(name)" } ?? name
    }

    /// The handle above this one, or `nil` at the top.
    public var parent: Handle? {
        parentPath.flatMap { try? Handle(path: $0) }
    }

    /// Makes a handle below this one.
    ///
    /// - Parameters:
    ///   - kind: What kind of thing is named.
    ///   - key: Which one of its kind; without `/`.
    /// - Returns: The handle.
    public func nest(_ kind: String, _ key: String? = nil) -> Handle {
        Handle(parent: self, kind: kind, key: key)
    }

    /// The full text of the handle.
    public var description: String { path }
}
