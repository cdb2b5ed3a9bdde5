/// One hook command that a charm ran.
package struct TimelineCommand: Hashable, Sendable {
    /// How a hook command came to the agent.
    package enum Way: String, Hashable, Sendable {
        /// Spoken by the charm itself on the agent's socket.
        case socket
        /// Through the executable on the charm's `PATH`.
        case tool
    }

    package var tool: String
    /// The arguments; the values of secrets and of relation data are left out.
    package var arguments: [String]
    package var exitCode: Int
    /// How long the agent worked on it.
    package var elapsed: Duration
    package var way: Way
}
