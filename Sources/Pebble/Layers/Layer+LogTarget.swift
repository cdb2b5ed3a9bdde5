extension Layer {
    /// A place that services' logs are sent to (`ops.pebble.LogTarget`).
    public struct LogTarget: Hashable, Sendable {
        /// The form in which logs are sent.
        ///
        /// Other texts are kept: Pebble refuses them.
        public struct Kind: RawRepresentable, Hashable, Sendable {
            /// The text in the layer.
            public let rawValue: String

            /// Makes the value of a text.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// Grafana Loki's.
            public static let loki = Kind(rawValue: "loki")
            /// OpenTelemetry's, over HTTP.
            public static let openTelemetry = Kind(rawValue: "opentelemetry")
            /// Syslog's.
            public static let syslog = Kind(rawValue: "syslog")
        }

        /// What becomes of a target of the same name in the layers below; Pebble asks for it in every layer.
        public var override: Override?
        /// The form in which logs are sent: the key `type`.
        public var kind: Kind?
        /// The URL that logs are sent to.
        public var location: String
        /// The services whose logs are sent: a name, `all`, or either after `-` to take out; what comes later counts.
        public var services: [String]
        /// What is said with each line; `$NAME` and `${NAME}` are taken from the service's environment.
        public var labels: [String: String]

        /// Makes a target; what is not given is not set.
        ///
        /// - Parameters:
        ///   - override: What becomes of a target of the same name in the layers below.
        ///   - kind: The form in which logs are sent: the key `type`.
        ///   - location: The URL that logs are sent to.
        ///   - services: The services whose logs are sent.
        ///   - labels: What is said with each line.
        public init(
            override: Override? = nil,
            kind: Kind? = nil,
            location: String = "",
            services: [String] = [],
            labels: [String: String] = [:]
        ) {
            self.override = override
            self.kind = kind
            self.location = location
            self.services = services
            self.labels = labels
        }
    }
}
