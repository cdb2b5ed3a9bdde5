// Reading secrets and saying who may read them. The content of a secret is never on a command line.

extension HookCommands {
    /// Reads the content of a secret.
    ///
    /// - Parameters:
    ///   - id: The secret's ID or URI.
    ///   - label: The reader's label for it. With an ID, the label is given to the secret; without one, it finds the secret.
    ///   - revision: Which revision.
    /// - Returns: The content.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/secretNotFound`` or
    ///   ``HookCommandError/Code/permissionDenied``: which of them comes for a secret that was not granted depends on
    ///   Juju's version.
    public func secretGet(
        id: String? = nil, label: String? = nil, revision: SecretRevisionChoice = .tracked
    ) throws(HookCommandError) -> SecretContent {
        var command = HookCommand("secret-get", ["--format=json"])
        if let id { try command.add(operand: id) }
        command.add("--label", label)
        command.add(flag: "--refresh", if: revision == .refresh)
        command.add(flag: "--peek", if: revision == .peek)
        return SecretContent(try ask(command).textMap())
    }

    /// Tells what the owner knows about a secret.
    ///
    /// - Parameter id: The secret's ID or URI.
    /// - Returns: What is known.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/secretNotFound``.
    public func secretInfoGet(id: String) throws(HookCommandError) -> SecretInfo {
        var command = HookCommand("secret-info-get", ["--format=json"])
        try command.add(operand: id)
        return try SecretInfo(ask(command))
    }

    /// Tells what the owner knows about a secret.
    ///
    /// - Parameter label: The owner's label.
    /// - Returns: What is known.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/secretNotFound``.
    public func secretInfoGet(label: String) throws(HookCommandError) -> SecretInfo {
        try SecretInfo(ask(HookCommand("secret-info-get", ["--format=json", "--label", label])))
    }

    /// Lists the secrets that the application and the unit own.
    ///
    /// - Returns: Their IDs, without `secret:`.
    /// - Throws: ``HookCommandError``.
    public func secretIDs() throws(HookCommandError) -> [String] {
        try ask(HookCommand("secret-ids", ["--format=json"])).texts()
    }

    /// Lets a related application read a secret, once the dispatch has succeeded and as long as the relation lasts.
    ///
    /// - Parameters:
    ///   - id: The secret's ID or URI.
    ///   - relation: The relation.
    ///   - unit: The one unit that may; by default all of the application.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/secretNotFound``.
    public func secretGrant(id: String, relation: RelationID, unit: String? = nil) throws(HookCommandError) {
        var command = HookCommand("secret-grant", ["--relation", "\(relation.number)"])
        command.add("--unit", unit)
        try command.add(operand: id)
        try run(command)
    }

    /// Takes back what ``secretGrant(id:relation:unit:)`` gave.
    ///
    /// - Parameters:
    ///   - id: The secret's ID or URI.
    ///   - relation: The relation, if it is for one.
    ///   - application: The application that no longer may; Juju refuses this with a relation or a unit.
    ///   - unit: The unit that no longer may.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/secretNotFound``.
    public func secretRevoke(
        id: String, relation: RelationID? = nil, application: String? = nil, unit: String? = nil
    ) throws(HookCommandError) {
        var command = HookCommand("secret-revoke")
        command.add("--relation", (relation?.number).map { "\($0)" })
        command.add("--app", application)
        command.add("--unit", unit)
        try command.add(operand: id)
        try run(command)
    }

    /// Removes a secret, or one of its revisions, when the dispatch has succeeded.
    ///
    /// - Parameters:
    ///   - id: The secret's ID or URI.
    ///   - revision: The revision; by default all.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/secretNotFound``.
    public func secretRemove(id: String, revision: Int? = nil) throws(HookCommandError) {
        var command = HookCommand("secret-remove")
        try command.add(operand: id)
        command.add("--revision", revision.map { "\($0)" })
        try run(command)
    }
}
