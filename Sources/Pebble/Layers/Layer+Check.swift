public import PlainValues

extension Layer {
    /// A check in a layer or a plan: one of HTTP, TCP and a command (`ops.pebble.Check`).
    public struct Check: Hashable, Sendable {
        /// What becomes of a check of the same name in the layers below; Pebble asks for it in every layer.
        public var override: Override?
        /// Which question about health the check answers; `nil` for none.
        public var level: CheckLevel?
        /// Whether the check runs of its own; it does unless set.
        public var startup: CheckStartup?
        /// The time from one run to the next; 10 s unless set.
        public var period: Interval?
        /// The time that a run may take, which is never over the period; 3 s unless set.
        public var timeout: Interval?
        /// The failures in a row after which the check is down; 3 unless set, which 0 is as well.
        public var threshold: Int?
        /// The URL that is fetched, of a check by HTTP.
        public var http: HTTP?
        /// The port that is connected to, of a check by TCP.
        public var tcp: TCP?
        /// The command that is run, of a check by a command.
        public var exec: Exec?

        /// Makes a check; what is not given is not set.
        ///
        /// - Parameters:
        ///   - override: What becomes of a check of the same name in the layers below.
        ///   - level: Which question about health the check answers.
        ///   - startup: Whether the check runs of its own.
        ///   - period: The time from one run to the next.
        ///   - timeout: The time that a run may take.
        ///   - threshold: The failures in a row after which the check is down.
        ///   - http: The URL that is fetched.
        ///   - tcp: The port that is connected to.
        ///   - exec: The command that is run.
        public init(
            override: Override? = nil,
            level: CheckLevel? = nil,
            startup: CheckStartup? = nil,
            period: Interval? = nil,
            timeout: Interval? = nil,
            threshold: Int? = nil,
            http: HTTP? = nil,
            tcp: TCP? = nil,
            exec: Exec? = nil
        ) {
            self.override = override
            self.level = level
            self.startup = startup
            self.period = period
            self.timeout = timeout
            self.threshold = threshold
            self.http = http
            self.tcp = tcp
            self.exec = exec
        }
    }
}

extension Layer.Check {
    /// A URL that is up when it answers with a status from 200 to 299.
    public struct HTTP: Hashable, Sendable {
        /// The URL.
        public var url: String
        /// The headers of the request.
        public var headers: [String: String]
        /// What a layer that was read has under keys that are not known here; it is written again, as `ops` does.
        public internal(set) var others: [String: PlainValue]

        /// Makes a check by HTTP.
        ///
        /// - Parameters:
        ///   - url: The URL.
        ///   - headers: The headers of the request.
        public init(url: String = "", headers: [String: String] = [:]) {
            self.url = url
            self.headers = headers
            others = [:]
        }
    }

    /// A port that is up when it accepts a connection.
    public struct TCP: Hashable, Sendable {
        /// The port; `nil` when not set, which 0 is as well.
        public var port: Int?
        /// The host; `localhost` when empty.
        public var host: String
        /// What a layer that was read has under keys that are not known here; it is written again, as `ops` does.
        public internal(set) var others: [String: PlainValue]

        /// Makes a check by TCP.
        ///
        /// - Parameters:
        ///   - port: The port.
        ///   - host: The host; `localhost` when empty.
        public init(port: Int? = nil, host: String = "") {
            self.port = port
            self.host = host
            others = [:]
        }
    }

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
