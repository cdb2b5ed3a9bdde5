public import PlainValues

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
}
