extension Layer.Service {
    /// What Pebble does when a service ends, or one of its checks goes down.
    ///
    /// Other texts than these are kept: Pebble refuses them.
    public struct Action: RawRepresentable, Hashable, Sendable {
        /// The text in the layer.
        public let rawValue: String

        /// Makes the value of a text.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The service starts again, after a wait that grows.
        public static let restart = Action(rawValue: "restart")
        /// Pebble itself ends, with an exit code that tells of success or failure.
        public static let shutdown = Action(rawValue: "shutdown")
        /// Nothing is done.
        public static let ignore = Action(rawValue: "ignore")
        /// Pebble itself ends, with exit code 0; for ``Layer/Service/onFailure`` and ``Layer/Service/onCheckFailure``.
        public static let successShutdown = Action(rawValue: "success-shutdown")
        /// Pebble itself ends, with exit code 10; for ``Layer/Service/onSuccess``.
        public static let failureShutdown = Action(rawValue: "failure-shutdown")
    }
}
