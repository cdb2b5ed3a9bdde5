/// What a check is about (`ops.pebble.CheckLevel`).
///
/// A newer Pebble may know more.
public struct CheckLevel: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Pebble's word.
    public let rawValue: String

    /// Makes one of any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Pebble's word.
    public var description: String { rawValue }

    /// Whether the workload lives.
    public static let alive = CheckLevel(rawValue: "alive")
    /// Whether the workload can serve.
    public static let ready = CheckLevel(rawValue: "ready")
}
