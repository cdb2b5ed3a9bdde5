/// What an identity may do (`ops.pebble.IdentityAccess`).
///
/// A newer Pebble may know more.
public struct IdentityAccess: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Pebble's word.
    public let rawValue: String

    /// Makes one of any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Pebble's word.
    public var description: String { rawValue }

    /// Everything.
    public static let admin = IdentityAccess(rawValue: "admin")
    /// Ask, but change nothing.
    public static let read = IdentityAccess(rawValue: "read")
    /// Read the metrics.
    public static let metrics = IdentityAccess(rawValue: "metrics")
    /// Only what everybody may.
    public static let untrusted = IdentityAccess(rawValue: "untrusted")
}
