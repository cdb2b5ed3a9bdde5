public import HookCommands

extension Application {
    /// Makes a secret that the application owns, which only its leader can.
    ///
    /// - Parameters:
    ///   - content: The content: at least one key, each with at least three small letters and digits, beginning with a
    ///     letter, with single hyphens inside.
    ///   - label: The application's own name for it, which its events carry.
    ///   - description: What the secret is for.
    ///   - expire: When its first revision is to expire, with a ``SecretExpiredEvent``; never when `nil`.
    ///   - rotate: How often a ``SecretRotateEvent`` is to ask for a new revision; never when `nil`.
    /// - Returns: The secret. Juju keeps it when the dispatch has succeeded.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for another content, with
    ///   ``OpsError/Code/notAllowed`` for another application, with ``OpsError/Code/hookCommandFailed`` when Juju refuses it,
    ///   as from a unit that is not the leader.
    public func addSecret(
        _ content: SecretContent, label: String? = nil, description: String? = nil, expire: SecretExpiry? = nil,
        rotate: SecretRotation? = nil
    ) throws(OpsError) -> Secret {
        guard name == backend.applicationName else {
            throw OpsError(.notAllowed, "A secret of \(name) cannot be made: it is another application.")
        }
        return try backend.addSecret(
            content,
            SecretChange(label: label, description: description, expire: try expire?.text, rotate: rotate),
            owner: .application)
    }
}
