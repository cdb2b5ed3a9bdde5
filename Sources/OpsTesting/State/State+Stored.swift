public import Ops
public import OrderedCollections
public import PlainValues

extension State {
    /// An event that waits for being delivered again.
    public struct DeferredEvent: Sendable, Hashable {
        /// The event's path, as in `MyCharm/on/config_changed[1]`.
        public var path: String
        /// The object that has deferred it.
        public var observer: String
        /// Which of the object's observers has deferred it.
        public var observerID: String
        /// What the event carries.
        public var snapshot: PlainValue
        /// How many times it was delivered to the observer by now.
        public var tries: Int
        /// When it is dropped all the same.
        public var policy: DeferralPolicy

        /// Makes a deferred event.
        ///
        /// - Parameters:
        ///   - path: The event's path, as in `MyCharm/on/config_changed[1]`.
        ///   - observer: The path of the object that has deferred it.
        ///   - observerID: Which of the object's observers has deferred it.
        ///   - snapshot: What the event carries.
        ///   - tries: How many times it was delivered to the observer by now.
        ///   - policy: When it is dropped all the same.
        public init(
            path: String, observer: String, observerID: String, snapshot: PlainValue = .map([:]), tries: Int = 1,
            policy: DeferralPolicy = .keeping
        ) {
            self.path = path
            self.observer = observer
            self.observerID = observerID
            self.snapshot = snapshot
            self.tries = tries
            self.policy = policy
        }
    }

    /// What an object of the charm has stored.
    public struct StoredState: Sendable, Hashable {
        /// The path of the object, as in `MyCharm`; `nil` for the framework's own.
        public var owner: String?
        /// Which state of the object.
        public var name: String
        /// The attributes, by name.
        public var content: PlainValue

        /// Makes a stored state.
        public init(_ name: String = "_stored", owner: String?, content: PlainValue) {
            self.owner = owner
            self.name = name
            self.content = content
        }

        /// The path under which it is stored.
        var path: String { (owner.map { $0 + "/" } ?? "") + "StoredStateData[\(name)]" }
    }
}
