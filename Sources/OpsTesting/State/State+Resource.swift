extension State {
    /// A resource that was given to the application.
    public struct Resource: Sendable, Hashable {
        /// The resource's name, as in the charm's metadata.
        public var name: String
        /// The path of its file.
        public var path: String

        /// Makes a resource.
        ///
        /// - Parameters:
        ///   - name: The resource's name, as in the charm's metadata.
        ///   - path: The path of its file.
        public init(_ name: String, path: String) {
            self.name = name
            self.path = path
        }
    }
}
