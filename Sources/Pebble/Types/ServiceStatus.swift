/// What a service does (`ops.pebble.ServiceStatus`).
///
/// A newer Pebble may know more.
public struct ServiceStatus: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Pebble's word.
    public let rawValue: String

    /// Makes one of any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Pebble's word.
    public var description: String { rawValue }

    /// It runs.
    public static let active = ServiceStatus(rawValue: "active")
    /// It was never started, or was stopped.
    public static let inactive = ServiceStatus(rawValue: "inactive")
    /// It ended, and Pebble waits before it starts it again.
    public static let backoff = ServiceStatus(rawValue: "backoff")
    /// It ended with an error and is left alone.
    public static let error = ServiceStatus(rawValue: "error")
}
