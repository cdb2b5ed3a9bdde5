extension State {
    /// A folder or file of this machine that is in a container (`ops.testing.Mount`).
    ///
    /// What the charm writes there is written here: give what may be changed.
    public struct Mount: Sendable, Hashable {
        /// The path in the container, from the root.
        public var location: String
        /// The path on this machine.
        public var source: String

        /// Makes a mount.
        ///
        /// - Parameters:
        ///   - location: The path in the container, from the root.
        ///   - source: The path on this machine.
        public init(_ location: String, source: String) {
            self.location = location
            self.source = source
        }
    }
}
