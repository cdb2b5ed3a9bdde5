public import Pebble

extension State {
    /// What a check of a container has found (`ops.testing.CheckInfo`).
    public struct Check: Sendable, Hashable {
        /// The check's name, as in the plan.
        public var name: String
        /// Which question about health it answers, as in the plan.
        public var level: CheckLevel?
        /// Whether it runs of its own, as in the plan.
        public var startup: CheckStartup
        /// Whether it is up or down, or does not run.
        public var status: CheckStatus
        /// How often it has succeeded; `nil` for a Pebble that does not tell.
        public var successes: Int?
        /// How often it has failed since it last succeeded.
        public var failures: Int
        /// The failures in a row after which it is down, as in the plan.
        public var threshold: Int

        /// Makes what a check has found.
        ///
        /// - Parameters:
        ///   - name: The check's name, as in the plan.
        ///   - level: Which question about health it answers.
        ///   - startup: Whether it runs of its own.
        ///   - status: Whether it is up or down, or does not run.
        ///   - successes: How often it has succeeded; `nil` for a Pebble that does not tell.
        ///   - failures: How often it has failed since it last succeeded.
        ///   - threshold: The failures in a row after which it is down.
        public init(
            _ name: String, level: CheckLevel? = nil, startup: CheckStartup = .enabled, status: CheckStatus = .up,
            successes: Int? = 0, failures: Int = 0, threshold: Int = 3
        ) {
            self.name = name
            self.level = level
            self.startup = startup
            self.status = status
            self.successes = successes
            self.failures = failures
            self.threshold = threshold
        }
    }
}
