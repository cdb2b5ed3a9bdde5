import Glibc

/// Who is at the other end of a connection.
enum Caller: Sendable {
    /// A process on this machine, over the socket, with the user id that it had when it connected.
    case socket(userID: UInt32)
    /// Anybody, over TCP.
    case tcp

    /// Whether the connection is one over the socket.
    var isLocal: Bool {
        if case .socket = self { true } else { false }
    }

    /// The user id, if it is known.
    var userID: Int? {
        if case .socket(let user) = self { Int(user) } else { nil }
    }

    /// What the caller of a request may do, and who it is; no role for nothing but what is open to all.
    ///
    /// Who is known by a password has no user id.
    ///
    /// - Parameters:
    ///   - authorization: The request's `Authorization` header, if it has one.
    ///   - identities: The identities that the daemon was given.
    func identified(
        by authorization: String?, _ identities: [String: IdentityRecord]
    ) -> (role: IdentityRecord.Access?, userID: Int?) {
        if let credentials = authorization.flatMap(BasicCredentials.init) {
            // A name or password that is wrong is no identity, and not that of the user either.
            if let identity = identities[credentials.user], let hash = identity.basicPassword,
                PasswordHash.matches(credentials.password, hash)
            {
                return (identity.access, nil)
            }
        } else if let userID, let identity = identities.values.first(where: { $0.localUserID == userID }) {
            return (identity.access, userID)
        }
        guard case .socket(let user) = self else { return (nil, nil) }
        return (user == 0 || user == getuid() ? .admin : .read, Int(user))
    }
}
