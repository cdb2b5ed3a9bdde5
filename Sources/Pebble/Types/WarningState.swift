/// Which warnings to return (`ops.pebble.WarningState`).
///
/// A newer Pebble may know more.
public struct WarningState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Pebble's word.
    public let rawValue: String

    /// Makes one of any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Pebble's word.
    public var description: String { rawValue }

    /// All that Pebble remembers.
    public static let all = WarningState(rawValue: "all")
    /// Those that nobody has acknowledged.
    public static let pending = WarningState(rawValue: "pending")
}
