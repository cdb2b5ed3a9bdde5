/// Which events a ``Outcome`` lists besides those of Juju and of the charm's own objects.
public struct CapturedEvents: OptionSet, Sendable, Hashable {
    /// The bits of the set.
    public let rawValue: Int

    /// Makes a set of its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Deferred events that were delivered again.
    public static let deferred = CapturedEvents(rawValue: 1)
    /// The framework's own events: collect-status, pre-commit and commit.
    public static let framework = CapturedEvents(rawValue: 2)
}
