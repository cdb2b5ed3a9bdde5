extension YAML {
    /// The tags that are read and written.
    public enum Tags: Hashable, Sendable {
        /// YAML's own tags, as PyYAML's safe loader and dumper have them: a tuple is written as a list.
        case safe
        /// YAML's own tags and `!!python/tuple`, as `ops` keeps a unit's state in the controller.
        case safeAndTuples
    }
}
