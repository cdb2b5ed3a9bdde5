extension Layer {
    /// Whether clients can be paired with Pebble: the mode of the section `pairing`.
    ///
    /// Other texts are kept: Pebble refuses them.
    public struct Pairing: RawRepresentable, Hashable, Sendable {
        /// The text in the layer.
        public let rawValue: String

        /// Makes the value of a text.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No client can be paired.
        public static let disabled = Pairing(rawValue: "disabled")
        /// One client can be paired.
        public static let single = Pairing(rawValue: "single")
        /// Any number of clients can be paired.
        public static let multiple = Pairing(rawValue: "multiple")
    }
}
