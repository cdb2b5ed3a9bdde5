extension Change {
    /// The id of a change: a number, as text (`ops.pebble.ChangeID`).
    public struct ID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
        /// The text.
        public let rawValue: String

        /// Makes an id of its text.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Makes an id of its text.
        public init(stringLiteral value: String) { rawValue = value }

        /// The text.
        public var description: String { rawValue }
    }
}
