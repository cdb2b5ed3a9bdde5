// Writing the content of secrets: by file, as ops does, so that it is neither on a command line nor in a log.

extension HookCommands {
    /// Makes a secret.
    ///
    /// Its content is kept when the dispatch has succeeded.
    ///
    /// - Parameters:
    ///   - content: The content, with at least one key.
    ///   - label: The owner's label, if it is to have one.
    ///   - description: What it is, for whoever lists the secrets.
    ///   - expire: When its revision is to expire: a duration such as `72h`, or a time in RFC 3339.
    ///   - rotate: How often the owner is to be asked for a new revision.
    ///   - owner: Who is to own it; only the leader may make a secret of the application.
    /// - Returns: The secret's URI, `secret:` and its ID.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/notLeader``, or
    ///   ``HookCommandError/Code/invalidArgument`` for a key that Juju does not take.
    public func secretAdd(
        _ content: SecretContent, label: String? = nil, description: String? = nil, expire: String? = nil,
        rotate: SecretRotation? = nil, owner: SecretOwner = .application
    ) throws(HookCommandError) -> String {
        var command = HookCommand("secret-add")
        command.add("--label", label)
        command.add("--description", description)
        command.add("--expire", expire)
        command.add("--rotate", rotate?.rawValue)
        command.add("--owner", owner.rawValue)
        let files = try SecretFiles(of: content, for: command.name)
        defer { files.remove() }
        command.arguments += files.arguments
        return try line(command)
    }

    /// Gives a secret a new revision, or changes what is known about it, when the dispatch has succeeded.
    ///
    /// - Parameters:
    ///   - id: The secret's ID or URI.
    ///   - content: The new revision's content; `nil` leaves the content as it is.
    ///   - label: The owner's new label.
    ///   - description: The new description.
    ///   - expire: When the revision is to expire: a duration such as `72h`, or a time in RFC 3339.
    ///   - rotate: How often the owner is to be asked for a new revision.
    ///   - owner: What is told to Juju as the owner; it changes nothing, and `ops` always says the application.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/secretNotFound``, or
    ///   ``HookCommandError/Code/invalidArgument`` for a key that Juju does not take.
    public func secretSet(
        id: String, content: SecretContent? = nil, label: String? = nil, description: String? = nil,
        expire: String? = nil, rotate: SecretRotation? = nil, owner: SecretOwner = .application
    ) throws(HookCommandError) {
        var command = HookCommand("secret-set")
        command.add("--label", label)
        command.add("--description", description)
        command.add("--expire", expire)
        command.add("--rotate", rotate?.rawValue)
        command.add("--owner", owner.rawValue)
        try command.add(operand: id)
        guard let content else {
            try run(command)
            return
        }
        let files = try SecretFiles(of: content, for: command.name)
        defer { files.remove() }
        command.arguments += files.arguments
        try run(command)
    }
}
