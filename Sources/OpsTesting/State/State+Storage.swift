extension State {
    /// A storage instance that is attached to the unit.
    public struct Storage: Sendable, Hashable {
        /// The storage's name, as in the charm's metadata.
        public var name: String
        /// The number of the instance.
        public var index: Int
        /// Where it is: a folder or a device; `nil` for a folder that the test makes and removes.
        public var location: String?

        /// Makes a storage instance.
        ///
        /// - Parameters:
        ///   - name: The storage's name, as in the charm's metadata.
        ///   - index: The number of the instance.
        ///   - location: Where it is: a folder or a device; `nil` for a folder that the test makes and removes.
        public init(_ name: String, index: Int = 0, location: String? = nil) {
            self.name = name
            self.index = index
            self.location = location
        }

        /// The instance's id, such as `data/0`.
        public var id: String { "\(name)/\(index)" }
    }
}
