extension PebbleError {
    /// How Pebble classifies an error; a newer Pebble may know more kinds.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// Pebble's word.
        public let rawValue: String

        /// Makes a kind of any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// There is no such file or directory.
        public static let notFound = Kind(rawValue: "not-found")
        /// Pebble itself may not do that with the file or directory.
        public static let permissionDenied = Kind(rawValue: "permission-denied")
        /// Any other failure of a file or directory.
        public static let generic = Kind(rawValue: "generic-file-error")
        /// Autostart was asked for, and the plan has no service whose startup is enabled.
        public static let noDefaultServices = Kind(rawValue: "no-default-services")
        /// The user of this process may not do that.
        public static let loginRequired = Kind(rawValue: "login-required")
    }
}
