import OrderedCollections
import PlainValues

/// Who may use Pebble, and for what (`ops.pebble.Identity`).
///
/// ```swift
/// try await pebble.replaceIdentities(["web": Identity(.metrics, passwordHash: hash), "old": nil])
/// ```
public struct Identity: Hashable, Sendable {
    /// What the identity may do.
    public var access: IdentityAccess
    /// The user who is this identity on the socket; `nil` for none.
    public var localUserID: Int?
    /// The hash of the password that this identity gives over HTTP, as `openssl passwd -6` makes it; `nil` for none.
    ///
    /// What Pebble returns is `*****`.
    public var passwordHash: String?

    /// Makes an identity.
    ///
    /// It must have a user or a password, or both.
    ///
    /// - Parameters:
    ///   - access: What it may do.
    ///   - localUserID: The user who is this identity on the socket.
    ///   - passwordHash: The hash of its password, as `openssl passwd -6` makes it.
    public init(_ access: IdentityAccess, localUserID: Int? = nil, passwordHash: String? = nil) {
        self.access = access
        self.localUserID = localUserID
        self.passwordHash = passwordHash
    }

    init(_ value: PlainValue) throws(PebbleError) {
        let reader = try FieldReader(value, "an identity")
        var (user, hash): (Int?, String?)
        if let local = reader.value("local") { user = try FieldReader(local, "an identity").integer("user-id") }
        if let basic = reader.value("basic") { hash = try FieldReader(basic, "an identity").text("password") }
        self.init(IdentityAccess(rawValue: try reader.text("access")), localUserID: user, passwordHash: hash)
    }

    /// The identity as a request has it.
    func value(named name: String) throws(PebbleError) -> PlainValue {
        guard localUserID != nil || passwordHash != nil else {
            throw PebbleError(
                .invalidArgument, "The identity '\(name)' has neither a user nor a password; give one of them.")
        }
        var fields: PlainMap = ["access": .string(access.rawValue)]
        if let localUserID { fields["local"] = ["user-id": .int(localUserID)] }
        if let passwordHash { fields["basic"] = ["password": .string(passwordHash)] }
        return .map(fields)
    }
}

extension Identity: CustomStringConvertible {
    /// What the identity may do and how it is known, without the password.
    public var description: String {
        let user = localUserID.map { ", user \($0)" } ?? ""
        return "\(access)\(user)\(passwordHash == nil ? "" : ", a password")"
    }
}
