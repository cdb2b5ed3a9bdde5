extension Layer.Check {
    /// Which question about health a check answers (`ops.pebble.CheckLevel`).
    ///
    /// Other texts are kept: Pebble refuses them in a layer.
    public struct Level: RawRepresentable, Hashable, Sendable {
        /// The text in the layer.
        public let rawValue: String

        /// Makes the value of a text.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Whether the workload lives: if not, it is to be restarted.
        public static let alive = Level(rawValue: "alive")
        /// Whether the workload takes requests.
        public static let ready = Level(rawValue: "ready")
    }

    /// Whether a check runs of its own (`ops.pebble.CheckStartup`).
    ///
    /// Other texts are kept: Pebble refuses them in a layer.
    public struct Startup: RawRepresentable, Hashable, Sendable {
        /// The text in the layer.
        public let rawValue: String

        /// Makes the value of a text.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// It runs from when it is in the plan; so does a check that says nothing.
        public static let enabled = Startup(rawValue: "enabled")
        /// It runs when it is asked for.
        public static let disabled = Startup(rawValue: "disabled")
    }
}
