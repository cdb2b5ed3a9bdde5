public import PlainValues

extension Layer.Check {
    /// A command that is up when it ends with exit code 0.
    public struct Exec: Hashable, Sendable {
        /// The command, split as a shell does but without variables.
        public var command: String
        /// The service whose environment, user, group and folder the command runs with, where these are not set here.
        public var serviceContext: String
        /// The environment that is added to Pebble's own.
        public var environment: [String: String]
        /// The name of the user that the command runs as.
        public var user: String
        /// The id of that user.
        public var userID: Int?
        /// The name of the group that the command runs as.
        public var group: String
        /// The id of that group.
        public var groupID: Int?
        /// The folder in which the command runs.
        public var workingDirectory: String
        /// What a layer that was read has under keys that are not known here; it is written again, as `ops` does.
        public internal(set) var others: [String: PlainValue]

        /// Makes a check by a command; what is not given is not set.
        ///
        /// - Parameters:
        ///   - command: The command.
        ///   - serviceContext: The service whose environment, user, group and folder the command runs with.
        ///   - environment: The environment that is added to Pebble's own.
        ///   - user: The name of the user that the command runs as.
        ///   - userID: The id of that user.
        ///   - group: The name of the group that the command runs as.
        ///   - groupID: The id of that group.
        ///   - workingDirectory: The folder in which the command runs.
        public init(
            command: String = "",
            serviceContext: String = "",
            environment: [String: String] = [:],
            user: String = "",
            userID: Int? = nil,
            group: String = "",
            groupID: Int? = nil,
            workingDirectory: String = ""
        ) {
            self.command = command
            self.serviceContext = serviceContext
            self.environment = environment
            self.user = user
            self.userID = userID
            self.group = group
            self.groupID = groupID
            self.workingDirectory = workingDirectory
            others = [:]
        }
    }
}
