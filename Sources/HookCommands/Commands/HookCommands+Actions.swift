public import OrderedCollections
public import PlainValues

// What a running action asks and tells. Outside an action Juju refuses all of these.

extension HookCommands {
    /// Reads the action's parameters.
    ///
    /// - Returns: The parameters, with the defaults of those that were not given.
    /// - Throws: ``HookCommandError``.
    public func actionGet() throws(HookCommandError) -> OrderedDictionary<String, PlainValue> {
        try ask(HookCommand("action-get", ["--format=json"])).values()
    }

    /// Reads one of the action's parameters.
    ///
    /// - Parameter key: The parameter; `a.b` is what is under `b` in `a`.
    /// - Returns: Its value; ``PlainValue/null`` when there is none, which is no error.
    /// - Throws: ``HookCommandError``.
    public func actionGet(_ key: String) throws(HookCommandError) -> PlainValue {
        var command = HookCommand("action-get", ["--format=json"])
        try command.add(operand: key)
        return try ask(command).value
    }

    /// Adds to the action's results.
    ///
    /// Juju takes results as arguments alone: they are on a command line where the tools are spawned.
    ///
    /// - Parameter results: The results; `a.b` puts a value under `b` in `a`.
    /// - Throws: ``HookCommandError``.
    public func actionSet(_ results: OrderedDictionary<String, String>) throws(HookCommandError) {
        var command = HookCommand("action-set")
        for (key, value) in results {
            try command.add(operand: "\(key)=\(value)")
        }
        try run(command)
    }

    /// Tells whoever runs the action how it goes on, at once.
    ///
    /// - Parameter message: The message.
    /// - Throws: ``HookCommandError``.
    public func actionLog(_ message: String) throws(HookCommandError) {
        var command = HookCommand("action-log")
        command.add(freeText: message)
        try run(command)
    }

    /// Lets the action fail, when the dispatch has ended.
    ///
    /// - Parameter message: The reason; without one Juju gives its own.
    /// - Throws: ``HookCommandError``.
    public func actionFail(_ message: String? = nil) throws(HookCommandError) {
        var command = HookCommand("action-fail")
        if let message { command.add(freeText: message) }
        try run(command)
    }
}
