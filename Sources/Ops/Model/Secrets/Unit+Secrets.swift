public import HookCommands

extension Unit {
    /// Makes a secret that this unit owns.
    ///
    /// - Parameters:
    ///   - content: The content: at least one key, each with at least three small letters and digits, beginning with a
    ///     letter, with single hyphens inside.
    ///   - label: The unit's own name for it, which its events carry.
    ///   - description: What the secret is for.
    ///   - expire: When its first revision is to expire, with a ``SecretExpiredEvent``; never when `nil`.
    ///   - rotate: How often a ``SecretRotateEvent`` is to ask for a new revision; never when `nil`.
    /// - Returns: The secret. Juju keeps it when the dispatch has succeeded.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for another content, with
    ///   ``OpsError/Code/notAllowed`` for another unit, with ``OpsError/Code/hookCommandFailed`` when Juju refuses it.
    public func addSecret(
        _ content: SecretContent, label: String? = nil, description: String? = nil, expire: SecretExpiry? = nil,
        rotate: SecretRotation? = nil
    ) throws(OpsError) -> Secret {
        guard name == backend.context.unitName else {
            throw OpsError(.notAllowed, "A secret of \(name) cannot be made: it is another unit.")
        }
        return try backend.addSecret(
            content,
            SecretChange(label: label, description: description, expire: try expire?.text, rotate: rotate),
            owner: .unit)
    }
}
