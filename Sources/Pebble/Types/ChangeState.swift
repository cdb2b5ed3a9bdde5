/// Which changes to return (`ops.pebble.ChangeState`).
///
/// A newer Pebble may know more.
public struct ChangeState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Pebble's word.
    public let rawValue: String

    /// Makes one of any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Pebble's word.
    public var description: String { rawValue }

    /// All that Pebble remembers.
    public static let all = ChangeState(rawValue: "all")
    /// Those that have not ended.
    public static let inProgress = ChangeState(rawValue: "in-progress")
    /// Those that have ended, well or not.
    public static let ready = ChangeState(rawValue: "ready")
}
