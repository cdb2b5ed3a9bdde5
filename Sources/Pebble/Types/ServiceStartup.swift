/// Whether a service starts with the others (`ops.pebble.ServiceStartup`).
///
/// A newer Pebble may know more.
public struct ServiceStartup: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Pebble's word.
    public let rawValue: String

    /// Makes one of any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Pebble's word.
    public var description: String { rawValue }

    /// Autostart and replan start it.
    public static let enabled = ServiceStartup(rawValue: "enabled")
    /// It starts only when it is named, or required by another.
    public static let disabled = ServiceStartup(rawValue: "disabled")
}
