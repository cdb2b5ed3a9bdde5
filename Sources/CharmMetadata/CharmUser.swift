/// As whom Juju runs a charm's code, since Juju 3.6.
public struct CharmUser: RawRepresentable, Hashable, Sendable {
    /// The name in the file.
    public let rawValue: String

    /// Makes a kind of user of its name in the file; nobody checks it.
    ///
    /// - Parameter rawValue: The name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The code runs as root.
    public static let root = CharmUser(rawValue: "root")
    /// The code does not run as root, but may become root by `sudo`.
    public static let sudoer = CharmUser(rawValue: "sudoer")
    /// The code does not run as root and may not become it.
    public static let nonRoot = CharmUser(rawValue: "non-root")
}
