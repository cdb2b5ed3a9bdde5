extension YAML {
    /// How large a document is read.
    public struct Limits: Hashable, Sendable {
        /// The most bytes.
        public var bytes: Int
        /// The most lists and maps within each other.
        public var depth: Int
        /// The most values that a document may have once its aliases are copies; a long text counts for several.
        public var values: Int

        /// Makes limits.
        ///
        /// - Parameters:
        ///   - bytes: The most bytes; 4 MiB unless told.
        ///   - depth: The most lists and maps within each other.
        ///   - values: The most values that a document may have once its aliases are copies.
        public init(bytes: Int = 4 << 20, depth: Int = 128, values: Int = 1_000_000) {
            self.bytes = bytes
            self.depth = depth
            self.values = values
        }
    }
}
