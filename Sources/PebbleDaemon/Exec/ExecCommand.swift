/// A command that a client asks to have run, with everything about it decided.
struct ExecCommand: Sendable {
    /// The program and its arguments.
    var words: [String]
    /// The whole environment.
    var environment: [String: String]
    /// The working directory.
    var directory: String
    /// Who runs it, or `nil` for the daemon's user.
    var credential: ProcessLaunch.Credential?
    /// How long it may run, or `nil` for as long as it likes.
    var timeout: Duration?
    /// Whether its output is a terminal.
    var hasTerminal = false
    /// Whether its input is the terminal, too.
    var isInteractive = false
    /// Whether its errors have a websocket of their own.
    var splitsErrors = false
    /// The terminal's columns and rows at the beginning.
    var size = (width: 0, height: 0)
}
