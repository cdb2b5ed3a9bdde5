/// One call of a hook tool, as the agent receives it from the tool's process.
package struct HookToolRequest: Hashable, Sendable {
    /// The tool's name, such as `config-get`.
    package var tool: String
    /// The arguments after the name.
    package var arguments: [String]
    /// What the caller supplied as standard input, or `nil` when it supplied none.
    package var input: [UInt8]?
    /// The caller's working directory, as an absolute path.
    package var directory: String

    package init(tool: String, arguments: [String] = [], input: [UInt8]? = nil, directory: String = "/") {
        self.tool = tool
        self.arguments = arguments
        self.input = input
        self.directory = directory
    }
}
