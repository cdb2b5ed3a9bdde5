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
