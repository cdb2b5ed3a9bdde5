extension YAML {
    /// How a value is written.
    public struct Style: Hashable, Sendable {
        /// The form of lists and maps.
        public enum Collections: Hashable, Sendable {
            /// A line for each element: PyYAML's `default_flow_style=False`.
            case block
            /// One line within brackets or braces where a list or map holds plain scalars only, else as ``block``:
            /// PyYAML's `default_flow_style=None`.
            case automatic
        }

        /// The form of lists and maps.
        public var collections: Collections
        /// Whether a map's keys are sorted, where they can be compared, as PyYAML does unless told otherwise.
        public var sortsKeys: Bool
        /// Whether characters beyond ASCII are written as they are, not as escapes.
        public var allowsUnicode: Bool
        /// The tags that are written: with ``Tags/safe`` a tuple is a list.
        public var tags: Tags

        /// Makes a style; PyYAML's own defaults but for lists and maps in block form.
        ///
        /// - Parameters:
        ///   - collections: The form of lists and maps.
        ///   - sortsKeys: Whether a map's keys are sorted.
        ///   - allowsUnicode: Whether characters beyond ASCII are written as they are.
        ///   - tags: The tags that are written.
        public init(
            collections: Collections = .block,
            sortsKeys: Bool = true,
            allowsUnicode: Bool = false,
            tags: Tags = .safe
        ) {
            self.collections = collections
            self.sortsKeys = sortsKeys
            self.allowsUnicode = allowsUnicode
            self.tags = tags
        }
    }
}
