/// Whose notices to return (`ops.pebble.NoticesUsers`).
///
/// A newer Pebble may know more.
public struct NoticesUsers: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Pebble's word.
    public let rawValue: String

    /// Makes one of any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Pebble's word.
    public var description: String { rawValue }

    /// Every user's; only Pebble's admins may ask for them.
    public static let all = NoticesUsers(rawValue: "all")
}
