extension HookCommands {
    /// Tells whether the unit leads its application.
    ///
    /// A yes holds for at least 30 seconds.
    ///
    /// - Returns: Whether the unit is the leader.
    /// - Throws: ``HookCommandError``.
    public func isLeader() throws(HookCommandError) -> Bool {
        try ask(HookCommand("is-leader", ["--format=json"])).truth()
    }

    /// Tells the units and relations that the model is to have.
    ///
    /// - Returns: The goal state.
    /// - Throws: ``HookCommandError``.
    public func goalState() throws(HookCommandError) -> GoalState {
        try GoalState(ask(HookCommand("goal-state", ["--format=json"])))
    }

    /// Reads the cloud's specification with its credential, which needs `juju trust`.
    ///
    /// - Returns: The cloud.
    /// - Throws: ``HookCommandError``.
    public func credentialGet() throws(HookCommandError) -> CloudSpec {
        try CloudSpec(ask(HookCommand("credential-get", ["--format=json"])))
    }

    /// Finds a resource, which Juju downloads at the first call.
    ///
    /// - Parameter name: The resource.
    /// - Returns: The path of its file.
    /// - Throws: ``HookCommandError``.
    public func resourceGet(_ name: String) throws(HookCommandError) -> String {
        var command = HookCommand("resource-get")
        try command.add(operand: name)
        return try line(command)
    }

    /// Writes a line to Juju's log.
    ///
    /// - Parameters:
    ///   - message: The line. Juju refuses an empty one, and the system one of more than 128 KiB when it is to be an
    ///     argument of a tool.
    ///   - level: Its level.
    /// - Throws: ``HookCommandError``.
    public func jujuLog(_ message: String, level: JujuLogLevel = .info) throws(HookCommandError) {
        var command = HookCommand("juju-log", ["--log-level", level.rawValue])
        command.add(freeText: message)
        try run(command)
    }

    /// Has the machine rebooted.
    ///
    /// - Parameter now: Whether to reboot at once, which ends this process; otherwise when the dispatch has succeeded.
    /// - Throws: ``HookCommandError``.
    public func jujuReboot(now: Bool = false) throws(HookCommandError) {
        try run(HookCommand("juju-reboot", now ? ["--now"] : []))
    }
}
