/// One call of a hook command, as the unit agent takes it.
package struct HookRequest: Hashable, Sendable {
    /// The hook's context, from `JUJU_CONTEXT_ID`.
    package var contextID: String
    /// The caller's working directory; the agent opens the files that arguments name relative to it.
    package var directory: String
    /// The command's name, for example `relation-get`.
    package var command: String
    /// The command's arguments, without its name.
    package var arguments: [String]
    /// What the command reads as its standard input; nil when none is supplied.
    package var input: [UInt8]?
    /// The token from `JUJU_AGENT_TOKEN`; nil, or empty, where Juju gave none.
    package var token: String?
    /// The process that called, as the server's system knows it; nil where it does not, and never sent.
    package var processID: Int32?

    package init(
        contextID: String, directory: String, command: String, arguments: [String] = [], input: [UInt8]? = nil,
        token: String? = nil
    ) {
        self.contextID = contextID
        self.directory = directory
        self.command = command
        self.arguments = arguments
        self.input = input
        self.token = token
    }
}

// Arguments and input may hold secrets, and the token is one: none of them is printed.
extension HookRequest: CustomStringConvertible, CustomReflectable {
    package var description: String { "\(command) with \(arguments.count) arguments" }
    package var customMirror: Mirror { Mirror(self, children: ["command": command]) }
}
