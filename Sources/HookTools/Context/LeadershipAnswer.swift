/// What a hook knows about leadership.
enum LeadershipAnswer: Hashable, Sendable {
    /// It has not asked.
    case unknown
    /// It was granted, and holds until the given second.
    case granted(until: Double)
    /// It was denied, which holds for the rest of the hook.
    case denied
}
