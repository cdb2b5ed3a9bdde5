/// The name of a status, such as `active`.
public struct StatusName: RawRepresentable, Hashable, Sendable {
    /// The name that Juju uses.
    public let rawValue: String

    /// Makes one from the name that Juju uses; the name is not checked.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The unit or application does its work.
    public static let active = StatusName(rawValue: "active")
    /// Somebody has to do something first.
    public static let blocked = StatusName(rawValue: "blocked")
    /// The charm is at work on it.
    public static let maintenance = StatusName(rawValue: "maintenance")
    /// Another application has to do something first.
    public static let waiting = StatusName(rawValue: "waiting")
    /// A hook failed.
    ///
    /// Juju alone sets this.
    public static let error = StatusName(rawValue: "error")
    /// The charm has set none yet.
    ///
    /// Juju alone sets this.
    public static let unknown = StatusName(rawValue: "unknown")
}
