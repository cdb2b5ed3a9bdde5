public import OrderedCollections
public import PlainValues

extension HookCommands {
    /// Reads the application's configuration.
    ///
    /// - Returns: The options that have a value, set or by default. A secret is the text of its URI.
    /// - Throws: ``HookCommandError``.
    public func configGet() throws(HookCommandError) -> OrderedDictionary<String, PlainValue> {
        try ask(HookCommand("config-get", ["--format=json"])).values()
    }

    /// Reads one option of the application's configuration.
    ///
    /// - Parameter key: The option.
    /// - Returns: Its value; ``PlainValue/null`` for an option without a value, and for one that there is not, which is no
    ///   error.
    /// - Throws: ``HookCommandError``.
    public func configGet(_ key: String) throws(HookCommandError) -> PlainValue {
        var command = HookCommand("config-get", ["--format=json"])
        try command.add(operand: key)
        return try ask(command).value
    }
}
