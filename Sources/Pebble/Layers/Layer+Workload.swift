extension Layer {
    /// A user, a group and an environment that services can run with, under a name.
    public struct Workload: Hashable, Sendable {
        /// What becomes of a workload of the same name in the layers below; Pebble asks for it in every layer.
        public var override: Override?
        /// The environment that is added to Pebble's own, below the service's.
        public var environment: [String: String]
        /// The name of the user that services run as.
        public var user: String
        /// The id of that user.
        public var userID: Int?
        /// The name of the group that services run as.
        public var group: String
        /// The id of that group.
        public var groupID: Int?

        /// Makes a workload; what is not given is not set.
        ///
        /// - Parameters:
        ///   - override: What becomes of a workload of the same name in the layers below.
        ///   - environment: The environment that is added to Pebble's own.
        ///   - user: The name of the user that services run as.
        ///   - userID: The id of that user.
        ///   - group: The name of the group that services run as.
        ///   - groupID: The id of that group.
        public init(
            override: Override? = nil,
            environment: [String: String] = [:],
            user: String = "",
            userID: Int? = nil,
            group: String = "",
            groupID: Int? = nil
        ) {
            self.override = override
            self.environment = environment
            self.user = user
            self.userID = userID
            self.group = group
            self.groupID = groupID
        }
    }
}
