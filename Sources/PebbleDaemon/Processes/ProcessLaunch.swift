/// How a program is started: everything that the daemon decides about a process.
package struct ProcessLaunch: Sendable {
    /// What a process is the leader of.
    package enum Leadership: Hashable, Sendable {
        /// A process group, as services and checks are: signals reach what they started too.
        case processGroup
        /// A session, and with it a process group, as exec'd commands are.
        case session
    }

    /// A user and a group to run as.
    package struct Credential: Hashable, Sendable {
        /// The user's id.
        package var userID: UInt32
        /// The group's id.
        package var groupID: UInt32
        /// The ids of the further groups; Pebble gives a process none.
        package var supplementaryGroups: [UInt32]

        package init(userID: UInt32, groupID: UInt32, supplementaryGroups: [UInt32] = []) {
            self.userID = userID
            self.groupID = groupID
            self.supplementaryGroups = supplementaryGroups
        }
    }

    /// The program's file, or its name to look for in the daemon's `PATH`.
    package var executable: String
    /// The arguments, without the program's name.
    package var arguments: [String]
    /// The whole environment.
    package var environment: [String: String]
    /// The working directory, or `nil` for the daemon's.
    package var directory: String?
    /// Who to run as, or `nil` for the daemon's user.
    package var credential: Credential?
    /// What the process leads.
    package var leadership: Leadership
    /// The descriptor that becomes the standard input, or `nil` for `/dev/null`.
    ///
    /// The caller keeps and closes it.
    package var input: Int32?
    /// The descriptor that becomes the standard output, or `nil` for `/dev/null`.
    package var output: Int32?
    /// The descriptor that becomes the standard error, or `nil` for `/dev/null`.
    package var error: Int32?
    /// The terminal that becomes the session's controlling one, or `nil` for none.
    package var terminal: Int32?

    package init(
        executable: String, arguments: [String] = [], environment: [String: String], directory: String? = nil,
        credential: Credential? = nil, leadership: Leadership, input: Int32? = nil, output: Int32? = nil,
        error: Int32? = nil, terminal: Int32? = nil
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.credential = credential
        self.leadership = leadership
        self.input = input
        self.output = output
        self.error = error
        self.terminal = terminal
    }
}
