extension Layer {
    /// A service in a layer or a plan (`ops.pebble.Service`).
    ///
    /// Empty texts, lists and maps are not set: over a layer below they change nothing.
    public struct Service: Hashable, Sendable {
        /// What becomes of a service of the same name in the layers below; Pebble asks for it in every layer.
        public var override: Override?
        /// The command, split as a shell does but without variables; default arguments can end it: `web [ --port 80 ]`.
        public var command: String
        /// What the service is, in a few words.
        public var summary: String
        /// What the service is, at length.
        public var description: String
        /// Whether the service starts when Pebble does, and at each replan.
        public var startup: ServiceStartup?
        /// The environment that is added to Pebble's own.
        public var environment: [String: String]
        /// The services that start before this one, where both start.
        public var after: [String]
        /// The services that start after this one, where both start.
        public var before: [String]
        /// The services that start whenever this one does.
        public var requires: [String]
        /// The workload whose user, group and environment the service runs with.
        public var workload: String
        /// The name of the user that the service runs as.
        public var user: String
        /// The id of the user that the service runs as.
        public var userID: Int?
        /// The name of the group that the service runs as.
        public var group: String
        /// The id of the group that the service runs as.
        public var groupID: Int?
        /// The folder in which the service runs.
        public var workingDirectory: String
        /// What is done when the service ends with exit code 0; Pebble restarts it unless told.
        public var onSuccess: Action?
        /// What is done when the service ends with another exit code; Pebble restarts it unless told.
        public var onFailure: Action?
        /// What is done when a check goes down, by the check's name.
        public var onCheckFailure: [String: Action]
        /// The wait before the first restart; 500 ms unless set.
        public var backoffDelay: Interval?
        /// The factor, from 1, by which that wait grows with each restart; 2 unless set.
        public var backoffFactor: Double?
        /// The longest that wait grows; 30 s unless set.
        public var backoffLimit: Interval?
        /// The time from SIGTERM to SIGKILL; 5 s unless set.
        public var killDelay: Interval?

        /// Makes a service; what is not given is not set.
        ///
        /// - Parameters:
        ///   - override: What becomes of a service of the same name in the layers below.
        ///   - command: The command.
        ///   - summary: What the service is, in a few words.
        ///   - description: What the service is, at length.
        ///   - startup: Whether the service starts when Pebble does.
        ///   - environment: The environment that is added to Pebble's own.
        ///   - after: The services that start before this one.
        ///   - before: The services that start after this one.
        ///   - requires: The services that start whenever this one does.
        ///   - workload: The workload that the service runs in.
        ///   - user: The name of the user that the service runs as.
        ///   - userID: The id of that user.
        ///   - group: The name of the group that the service runs as.
        ///   - groupID: The id of that group.
        ///   - workingDirectory: The folder in which the service runs.
        ///   - onSuccess: What is done when the service ends with exit code 0.
        ///   - onFailure: What is done when the service ends with another exit code.
        ///   - onCheckFailure: What is done when a check goes down, by the check's name.
        ///   - backoffDelay: The wait before the first restart.
        ///   - backoffFactor: The factor by which that wait grows.
        ///   - backoffLimit: The longest that wait grows.
        ///   - killDelay: The time from SIGTERM to SIGKILL.
        public init(
            override: Override? = nil,
            command: String = "",
            summary: String = "",
            description: String = "",
            startup: ServiceStartup? = nil,
            environment: [String: String] = [:],
            after: [String] = [],
            before: [String] = [],
            requires: [String] = [],
            workload: String = "",
            user: String = "",
            userID: Int? = nil,
            group: String = "",
            groupID: Int? = nil,
            workingDirectory: String = "",
            onSuccess: Action? = nil,
            onFailure: Action? = nil,
            onCheckFailure: [String: Action] = [:],
            backoffDelay: Interval? = nil,
            backoffFactor: Double? = nil,
            backoffLimit: Interval? = nil,
            killDelay: Interval? = nil
        ) {
            self.override = override
            self.command = command
            self.summary = summary
            self.description = description
            self.startup = startup
            self.environment = environment
            self.after = after
            self.before = before
            self.requires = requires
            self.workload = workload
            self.user = user
            self.userID = userID
            self.group = group
            self.groupID = groupID
            self.workingDirectory = workingDirectory
            self.onSuccess = onSuccess
            self.onFailure = onFailure
            self.onCheckFailure = onCheckFailure
            self.backoffDelay = backoffDelay
            self.backoffFactor = backoffFactor
            self.backoffLimit = backoffLimit
            self.killDelay = killDelay
        }
    }
}
