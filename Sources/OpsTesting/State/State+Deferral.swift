public import Ops
import OrderedCollections
import PlainValues

extension State.DeferredEvent {
    /// Makes an event of Juju that the charm has deferred, with what the event carries.
    ///
    /// ```swift
    /// var state = State(relations: [database])
    /// state.deferred = [try State.DeferredEvent(of: .relationChanged(database), in: context)]
    /// ```
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - context: The charm.
    ///   - observer: The path of the object that has deferred it; the charm itself when `nil`.
    ///   - observerID: Which of the object's observers has deferred it: what was given to `observe`, or the default of that.
    ///   - number: The event's number in the unit's life: no two events that wait have the same.
    ///   - tries: How many times it was delivered to the observer by now.
    ///   - policy: When it is dropped all the same.
    /// - Throws: ``TestingError`` with ``TestingError/Code/invalidValue`` for an event that cannot be deferred.
    public init<C: Charm>(
        of event: JujuEvent, in context: Context<C>, observer: String? = nil, observerID: String? = nil,
        number: Int = 1, tries: Int = 1, policy: DeferralPolicy = .keeping
    ) throws {
        guard event.canBeDeferred else {
            throw TestingError(.invalidValue, "The event \(event.name) cannot be deferred; choose another one.")
        }
        let kind = event.name.split(separator: "-", omittingEmptySubsequences: false).joined(separator: "_")
        self.init(
            path: "\(C.handleKind)/on/\(kind)[\(number)]", observer: observer ?? C.handleKind,
            observerID: observerID ?? "_on_\(kind)", snapshot: try CharmRun.snapshot(of: event, in: context),
            tries: tries, policy: policy)
    }
}

extension JujuEvent {
    /// Whether a charm can put the event off.
    fileprivate var canBeDeferred: Bool {
        action == nil && !["stop", "remove", "secret-rotate", "secret-expired", "collect-metrics"].contains(name)
    }

    /// The smallest state in which the event can come.
    fileprivate var smallestState: State {
        switch subject {
        case .relation(let relation): State(relations: [relation])
        case .storage(let storage): State(storages: [storage])
        case .secret(let secret): State(secrets: [secret])
        case .container(let container): State(containers: [container])
        case nil: State()
        }
    }
}

extension CharmRun {
    /// What an event carries, without where a storage instance is if only a run knows that.
    fileprivate static func snapshot(of event: JujuEvent, in context: Context<C>) throws -> PlainValue {
        let run = try CharmRun(context, event, event.smallestState)
        var snapshot = try run.snapshot()
        if case .storage(let storage) = event.subject, storage.location == nil { snapshot.forgetLocation() }
        return snapshot
    }
}

extension PlainValue {
    /// Takes out where a storage instance is.
    mutating func forgetLocation() {
        guard var fields = mapValue else { return }
        fields["storage_location"] = nil
        self = .map(fields)
    }
}
