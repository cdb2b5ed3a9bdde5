extension HookCommands {
    /// Reads the unit's status.
    ///
    /// Juju reads it once for each hook: a status set since is not seen.
    ///
    /// - Returns: The status.
    /// - Throws: ``HookCommandError``.
    public func statusGet() throws(HookCommandError) -> StatusValue {
        try StatusValue(ask(HookCommand("status-get", ["--include-data", "--format=json", "--application=false"])))
    }

    /// Reads the application's status and its units', which only the leader may.
    ///
    /// - Returns: The application's status with its units'.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/notLeader``.
    public func applicationStatusGet() throws(HookCommandError) -> ApplicationStatus {
        try ApplicationStatus(
            ask(HookCommand("status-get", ["--include-data", "--format=json", "--application=true"])))
    }

    /// Sets the status of the unit, or of the application.
    ///
    /// It shows at once, and stays when the dispatch fails.
    ///
    /// - Parameters:
    ///   - status: The status: active, blocked, maintenance or waiting; Juju refuses others.
    ///   - message: The message, if there is to be one.
    ///   - application: Whether to set the application's status, which only the leader may.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/notLeader``.
    public func statusSet(
        _ status: StatusName, message: String? = nil, application: Bool = false
    ) throws(HookCommandError) {
        var command = HookCommand("status-set", [application ? "--application=True" : "--application=False"])
        try command.add(operand: status.rawValue)
        if let message { command.add(freeText: message) }
        try run(command)
    }

    /// Tells Juju the version of the software that the application runs.
    ///
    /// - Parameter version: The version. This is not the charm's revision.
    /// - Throws: ``HookCommandError``.
    public func applicationVersionSet(_ version: String) throws(HookCommandError) {
        var command = HookCommand("application-version-set")
        command.add(freeText: version)
        try run(command)
    }
}
