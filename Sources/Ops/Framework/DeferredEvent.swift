/// An event that waits for an observer, which has deferred it.
///
/// ``Framework/deferredEvents`` lists them. An event that two observers have deferred is in the list twice.
public struct DeferredEvent: Hashable, Sendable, CustomStringConvertible {
    /// The event's name: who emitted it, its kind, and its number in the unit's life.
    public let handle: Handle
    /// The path of the object that observes the event, as in `MyCharm/DatabaseRequirer[db]`.
    public let observer: String
    /// Which of the object's observers it is: the id given to `observe`; what Python's `ops` deferred has the method's name.
    public let observerID: String
    /// When the event was deferred first.
    ///
    /// Of an event that Python's `ops` has deferred it is the moment at which a dispatch of this framework saw it first.
    public let firstDeferred: Timestamp
    /// How long the event had been waiting when the list was made; zero when the clock was set back meanwhile.
    public let age: Duration
    /// How many times the event was delivered to the observer, which deferred it each time.
    ///
    /// Dispatches that failed are not counted, since nothing of them is kept; nor are those of Python's `ops`. What that
    /// has deferred counts as tried once when this framework first sees it.
    public let tries: Int
    /// When the event is dropped all the same.
    public let policy: DeferralPolicy

    /// The event's kind, as in `config_changed` and `database_created`.
    public var kind: String { handle.kind }

    /// The event, its observer and its tries in words, for a log line.
    public var description: String {
        "\(handle) for \(observer)/\(observerID), tried \(tries == 1 ? "once" : "\(tries) times"), since \(firstDeferred)"
    }
}
