/// What a check has found (`ops.pebble.CheckStatus`).
///
/// A newer Pebble may know more.
public struct CheckStatus: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Pebble's word.
    public let rawValue: String

    /// Makes one of any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Pebble's word.
    public var description: String { rawValue }

    /// It succeeds, or has failed less often than its threshold.
    public static let up = CheckStatus(rawValue: "up")
    /// It has failed as often as its threshold, or more.
    public static let down = CheckStatus(rawValue: "down")
    /// It does not run.
    public static let inactive = CheckStatus(rawValue: "inactive")
}
