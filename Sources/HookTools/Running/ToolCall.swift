/// One call whose flags are read: what a tool's body works with.
struct ToolCall {
    /// The flags and arguments.
    let arguments: ToolArguments
    /// The format of the answer.
    let format: OutputFormat
    /// Where standard input and files come from.
    let files: ToolFiles

    /// The arguments that are no flags.
    var positionals: [String] { arguments.positionals }

    /// The only argument of a tool that takes at most one.
    func optionalArgument() throws(HookToolError) -> String? {
        try arguments.expect(atMost: 1)
        return positionals.first
    }
}
