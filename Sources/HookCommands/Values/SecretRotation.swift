/// How often the owner of a secret is asked for a new revision.
public struct SecretRotation: RawRepresentable, Hashable, Sendable {
    /// The name that Juju uses.
    public let rawValue: String

    /// Makes one from the name that Juju uses; the name is not checked.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Never.
    public static let never = SecretRotation(rawValue: "never")
    /// Every hour.
    public static let hourly = SecretRotation(rawValue: "hourly")
    /// Every day.
    public static let daily = SecretRotation(rawValue: "daily")
    /// Every week.
    public static let weekly = SecretRotation(rawValue: "weekly")
    /// Every month.
    public static let monthly = SecretRotation(rawValue: "monthly")
    /// Every quarter of a year.
    public static let quarterly = SecretRotation(rawValue: "quarterly")
    /// Every year.
    public static let yearly = SecretRotation(rawValue: "yearly")
}
