public import OrderedCollections
import PlainValues

// What a unit keeps in the controller.

extension HookCommands {
    /// Reads a value that the unit keeps in the controller.
    ///
    /// - Parameter key: The key.
    /// - Returns: The value; empty for a key that there is not, which Juju does not tell from an empty value.
    /// - Throws: ``HookCommandError``.
    public func stateGet(_ key: String) throws(HookCommandError) -> String {
        var command = HookCommand("state-get", ["--format=json"])
        try command.add(operand: key)
        let answer = try ask(command)
        return answer.value.isNull ? "" : try answer.text()
    }

    /// Reads all that the unit keeps in the controller.
    ///
    /// - Returns: Keys and values.
    /// - Throws: ``HookCommandError``.
    public func stateGet() throws(HookCommandError) -> OrderedDictionary<String, String> {
        try ask(HookCommand("state-get", ["--format=json"])).textMap()
    }

    /// Has values kept in the controller when the dispatch has succeeded.
    ///
    /// The values reach Juju on standard input; none is on a command line.
    ///
    /// - Parameter values: Keys of at most 256 bytes and values of at most 64 KiB.
    /// - Throws: ``HookCommandError``.
    public func stateSet(_ values: OrderedDictionary<String, String>) throws(HookCommandError) {
        try run(HookCommand("state-set", ["--file", "-"], input: TextDocument(values).bytes))
    }

    /// Removes a value from the controller when the dispatch has succeeded.
    ///
    /// A key that there is not is no error.
    ///
    /// - Parameter key: The key.
    /// - Throws: ``HookCommandError``.
    public func stateDelete(_ key: String) throws(HookCommandError) {
        var command = HookCommand("state-delete")
        try command.add(operand: key)
        try run(command)
    }
}
