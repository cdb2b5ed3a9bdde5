/// The level of a line in Juju's log.
///
/// A level that Juju does not know is logged as INFO.
public struct JujuLogLevel: RawRepresentable, Hashable, Sendable {
    /// The name that Juju uses.
    public let rawValue: String

    /// Makes one from the name that Juju uses; the name is not checked.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The finest detail.
    public static let trace = JujuLogLevel(rawValue: "TRACE")
    /// Detail for who looks for an error.
    public static let debug = JujuLogLevel(rawValue: "DEBUG")
    /// What goes on.
    public static let info = JujuLogLevel(rawValue: "INFO")
    /// Something unexpected.
    public static let warning = JujuLogLevel(rawValue: "WARNING")
    /// Something failed.
    public static let error = JujuLogLevel(rawValue: "ERROR")
    /// Nothing goes on.
    public static let critical = JujuLogLevel(rawValue: "CRITICAL")
}
