/// The arguments of a call: flags with their values, and the rest.
struct ToolArguments: Equatable {
    /// What the flags were set to, by the first of their names.
    ///
    /// A truth value is `true` or `false`.
    var values: [String: String] = [:]
    /// The arguments that are no flags, in order.
    var positionals: [String] = []
    /// Whether the call only asks for help.
    var asksForHelp = false

    /// The value of a flag, or `nil` when it was not given.
    func text(_ name: String) -> String? { values[name] }

    /// Whether a flag without value was given.
    func isSet(_ name: String) -> Bool { values[name] == "true" }

    /// Reports arguments that the tool has no use for.
    ///
    /// - Parameter count: How many arguments the tool takes.
    func expect(atMost count: Int) throws(HookToolError) {
        guard positionals.count > count else { return }
        throw HookToolError(.usage, "unrecognized args: \(GoText.quoted(Array(positionals[count...])))")
    }
}
