extension Layer {
    /// What becomes of an entry of the same name in the layers below (`merge` or `replace`).
    ///
    /// Pebble asks for it in every entry. Other texts are kept: Pebble refuses them.
    public struct Override: RawRepresentable, Hashable, Sendable {
        /// The text in the layer.
        public let rawValue: String

        /// Makes the value of a text.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// What is set here is laid over what the entry below sets; lists are appended to, maps merged by key.
        public static let merge = Override(rawValue: "merge")
        /// The entry below counts no longer.
        public static let replace = Override(rawValue: "replace")
    }
}
