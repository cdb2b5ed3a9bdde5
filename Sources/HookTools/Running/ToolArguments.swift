/// The arguments of a call: flags with their values, and the rest.
struct ToolArguments: Equatable {
    /// A flag that was given.
    struct Flag: Equatable {
        /// The first of the flag's names.
        var name: String
        /// What it was set to: for a truth value `true` or `false`.
        var value: String
    }

    /// The flags that were given: the last one of a name counts.
    var flags: [Flag] = []
    /// The arguments that are no flags, in order.
    var positionals: [String] = []
    /// Whether the call only asks for help.
    var asksForHelp = false

    /// The value of a flag, or `nil` when it was not given.
    func text(_ name: String) -> String? { flags.last { $0.name == name }?.value }

    /// Whether a flag without value was given.
    func isSet(_ name: String) -> Bool { text(name) == "true" }

    /// Reports arguments that the tool has no use for.
    ///
    /// - Parameter count: How many arguments the tool takes.
    func expect(atMost count: Int) throws(HookToolError) {
        guard positionals.count > count else { return }
        throw HookToolError(.usage, "unrecognized args: \(GoText.quoted(Array(positionals[count...])))")
    }
}
