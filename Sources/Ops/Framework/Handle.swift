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

    private init(parentPath: String?, kind: String, key: String?) {
        self.parentPath = parentPath
        self.kind = kind
        self.key = key
        path = Self.path(parentPath, kind, key)
    }

    /// Reads a handle's path, as `ops.Handle.from_path` does.
    ///
    /// - Parameter path: Segments separated by `/`, each a kind or `kind[key]`.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidHandle`` for a segment with a second `[` or without its `]`.
    public init(path: String) throws(OpsError) {
        let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        var parent: String?
        var (kind, key) = (path[...], Substring?.none)
        for (index, segment) in segments.enumerated() {
            let parts = segment.split(separator: UInt8(ascii: "["), maxSplits: 2, omittingEmptySubsequences: false)
            switch parts.count {
            case 1: (kind, key) = (Substring(segment), nil)
            case 2 where parts[1].last == UInt8(ascii: "]"):
                (kind, key) = (Substring(parts[0]), Substring(parts[1].dropLast()))
            default:
                throw OpsError(
                    .invalidHandle,
                    "The handle path '\(path)' has the segment '\(Substring(segment))'; write it as 'kind[key]'.")
            }
            guard index < segments.count - 1 else { break }
            parent = Self.path(parent, String(kind), key.map(String.init))
        }
        self.init(parentPath: parent, kind: String(kind), key: key.map(String.init))
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
