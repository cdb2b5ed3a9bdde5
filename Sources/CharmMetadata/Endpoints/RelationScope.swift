/// Which units of two related applications see each other.
public enum RelationScope: String, Hashable, Sendable, CaseIterable {
    /// All of them.
    case global
    /// Those on the same machine: a subordinate's unit and its principal's.
    case container
}
