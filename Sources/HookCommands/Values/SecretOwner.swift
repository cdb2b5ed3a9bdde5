/// Who owns a secret.
public struct SecretOwner: RawRepresentable, Hashable, Sendable {
    /// The name that Juju uses.
    public let rawValue: String

    /// Makes one from the name that Juju uses; the name is not checked.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The application: its leader manages the secret.
    public static let application = SecretOwner(rawValue: "application")
    /// The unit itself.
    public static let unit = SecretOwner(rawValue: "unit")
}
