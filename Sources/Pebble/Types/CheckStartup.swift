/// Whether a check runs from the start (`ops.pebble.CheckStartup`).
///
/// A newer Pebble may know more.
public struct CheckStartup: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Pebble's word.
    public let rawValue: String

    /// Makes one of any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Pebble's word.
    public var description: String { rawValue }

    /// It runs as soon as it is in the plan.
    public static let enabled = CheckStartup(rawValue: "enabled")
    /// It runs when it is started.
    public static let disabled = CheckStartup(rawValue: "disabled")
}
