/// One hook command that a charm ran.
package struct TimelineCommand: Hashable, Sendable {
    package var tool: String
    /// The arguments; the values of secrets and of settings are left out.
    package var arguments: [String]
    package var exitCode: Int
    /// Whether the call came from a tool that ran as a process of its own, rather than from the charm over the socket.
    package var isSpawned = false
    /// How long the agent worked on it.
    package var elapsed: Duration
}
