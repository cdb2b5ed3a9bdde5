public import HookCommands

// What the owner of a secret can do. Juju carries it out when the dispatch has succeeded; what it then refuses fails the
// dispatch, not the call.

extension Secret {
    /// Gives the secret a new revision.
    ///
    /// Who tracks the secret gets a ``SecretChangedEvent``. ``content`` stays what it was until ``refresh()``. From Juju 3.6 on, a content that is the same as the newest
    /// revision's makes no new one.
    ///
    /// - Parameter content: The content: at least one key, each with at least three small letters and digits, beginning
    ///   with a letter, with single hyphens inside.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for another content, with
    ///   ``OpsError/Code/secretNotFound`` or ``OpsError/Code/hookCommandFailed`` when Juju refuses it.
    public func setContent(_ content: SecretContent) throws(OpsError) {
        try content.validate()
        try backend.changeSecret(try locate(), SecretChange(content: content))
    }

    /// Changes what is known about the secret.
    ///
    /// What is not given stays; what was once set cannot be taken away.
    ///
    /// - Parameters:
    ///   - label: The owner's label.
    ///   - description: What the secret is for.
    ///   - expire: When the newest revision is to expire.
    ///   - rotate: How often the owner is to be asked for a new revision, after the time that runs already.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` when nothing is given, with
    ///   ``OpsError/Code/secretNotFound`` or ``OpsError/Code/hookCommandFailed`` when Juju refuses it.
    public func setInfo(
        label: String? = nil, description: String? = nil, expire: SecretExpiry? = nil, rotate: SecretRotation? = nil
    ) throws(OpsError) {
        guard label != nil || description != nil || expire != nil || rotate != nil else {
            throw OpsError(
                .invalidArgument,
                "Nothing is to be changed about the secret; give a label, a description, an expiry or a rotation.")
        }
        let id = try locate()
        try backend.changeSecret(
            id,
            SecretChange(label: label, description: description, expire: try expire?.text, rotate: rotate))
    }

    /// Lets the application at the other end of a relation read the secret, as long as the relation lasts.
    ///
    /// - Parameters:
    ///   - relation: The relation. To grant a secret again is no error.
    ///   - unit: The one unit that may read it; all of the application's when `nil`.
    /// - Throws: ``OpsError`` with ``OpsError/Code/secretNotFound`` or ``OpsError/Code/hookCommandFailed`` when Juju
    ///   refuses it.
    public func grant(_ relation: Relation, unit: Unit? = nil) throws(OpsError) {
        try grant(RelationID(endpoint: relation.name, number: relation.id), unit: unit)
    }

    /// Lets the application at the other end of a relation read the secret, as it is done for a ``Relation``.
    ///
    /// - Parameters:
    ///   - relation: The relation's name; its endpoint does not matter.
    ///   - unit: The one unit that may read it; all of the application's when `nil`.
    /// - Throws: ``OpsError``, as for a ``Relation``.
    public func grant(_ relation: RelationID, unit: Unit? = nil) throws(OpsError) {
        let id = try locate()
        try backend.ask { commands throws(HookCommandError) in
            try commands.secretGrant(id: id, relation: relation, unit: unit?.name)
        }
    }

    /// Takes back what was granted.
    ///
    /// - Parameters:
    ///   - relation: The relation. To take back what was not given is no error.
    ///   - unit: The one unit that no longer may read it; all of the application's when `nil`.
    /// - Throws: ``OpsError`` with ``OpsError/Code/secretNotFound`` or ``OpsError/Code/hookCommandFailed`` when Juju
    ///   refuses it.
    public func revoke(_ relation: Relation, unit: Unit? = nil) throws(OpsError) {
        try revoke(RelationID(endpoint: relation.name, number: relation.id), unit: unit)
    }

    /// Takes back what was granted, as it is done for a ``Relation``.
    ///
    /// - Parameters:
    ///   - relation: The relation's name; its endpoint does not matter.
    ///   - unit: The one unit that no longer may read it; all of the application's when `nil`.
    /// - Throws: ``OpsError``, as for a ``Relation``.
    public func revoke(_ relation: RelationID, unit: Unit? = nil) throws(OpsError) {
        let id = try locate()
        try backend.ask { commands throws(HookCommandError) in
            try commands.secretRevoke(id: id, relation: relation, unit: unit?.name)
        }
    }

    /// Removes a revision: the one that a ``SecretRemoveEvent`` or ``SecretExpiredEvent`` names, as a rule.
    ///
    /// - Parameter revision: The revision's number.
    /// - Throws: ``OpsError`` with ``OpsError/Code/secretNotFound`` or ``OpsError/Code/hookCommandFailed`` when Juju
    ///   refuses it.
    public func removeRevision(_ revision: Int) throws(OpsError) {
        let id = try locate()
        try backend.ask { commands throws(HookCommandError) in try commands.secretRemove(id: id, revision: revision) }
    }

    /// Removes the secret with all of its revisions.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/secretNotFound`` or ``OpsError/Code/hookCommandFailed`` when Juju
    ///   refuses it.
    public func removeAllRevisions() throws(OpsError) {
        let id = try locate()
        try backend.ask { commands throws(HookCommandError) in try commands.secretRemove(id: id) }
    }
}
