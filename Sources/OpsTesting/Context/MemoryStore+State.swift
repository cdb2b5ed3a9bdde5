import Foundation
import Ops
import OrderedCollections
import PlainValues
import UnitState

extension MemoryStore.Contents {
    /// What a unit in a state has stored.
    ///
    /// - Parameters:
    ///   - state: The state.
    ///   - location: Where a storage instance is.
    init(_ state: State, _ location: (State.Storage) -> String) {
        self.init()
        for stored in state.storedStates { snapshots[stored.path] = stored.content }
        let now = Int(Date().timeIntervalSince1970 * 1_000_000)
        for (index, event) in state.deferred.enumerated() {
            let notice = Notice(
                eventPath: event.path, observerPath: event.observer, observerID: event.observerID,
                sequence: Int64(index + 1))
            notices.append(notice)
            snapshots[event.path] = event.snapshot
            if event.snapshot["storage_location"] == nil, let storage = state.storage(of: event.snapshot),
                var fields = event.snapshot.mapValue
            {
                fields["storage_location"] = .string(location(storage))
                snapshots[event.path] = .map(fields)
            }
            deferrals[notice.name] = DeferralRecord(
                firstDeferred: now, tries: event.tries, mostTries: event.policy.mostTries,
                relation: event.policy.relation)
        }
        countEvents(state.deferred)
    }

    /// Has the events that come get other numbers than those that wait.
    private mutating func countEvents(_ deferred: [State.DeferredEvent]) {
        let numbers = deferred.compactMap { (try? Handle(path: $0.path))?.key.flatMap { Int($0) } }
        let stored = snapshots[Self.frameworkState]
        guard let most = numbers.max(), stored == nil || stored?["event_count"]?.intValue ?? most < most else { return }
        var content = stored?.mapValue ?? [:]
        content["event_count"] = .int(most)
        snapshots[Self.frameworkState] = .map(content)
    }

    private static let frameworkState = "StoredStateData[_stored]"

    /// The events that wait, oldest first.
    ///
    /// Where a storage instance is that a run has made is not kept: the next run makes another place for it.
    package func deferredEvents(in state: State) -> [State.DeferredEvent] {
        notices.map { notice in
            let record = deferrals[notice.name]
            var snapshot = snapshots[notice.eventPath] ?? [:]
            if let storage = state.storage(of: snapshot), storage.location == nil { snapshot.forgetLocation() }
            return State.DeferredEvent(
                path: notice.eventPath, observer: notice.observerPath, observerID: notice.observerID,
                snapshot: snapshot, tries: record?.tries ?? 1,
                policy: DeferralPolicy(mostTries: record?.mostTries, relation: record?.relation))
        }
    }

    /// What the charm's objects have stored, and the framework itself.
    package var storedStates: [State.StoredState] {
        snapshots.compactMap { path, content in
            guard let handle = try? Handle(path: path), handle.kind == "StoredStateData", let name = handle.key else {
                return nil
            }
            return State.StoredState(name, owner: handle.parent?.path, content: content)
        }
    }
}

extension State {
    /// The storage instance that an event is about.
    fileprivate func storage(of snapshot: PlainValue) -> Storage? {
        guard let name = snapshot["storage_name"]?.stringValue, let index = snapshot["storage_index"]?.intValue else {
            return nil
        }
        return storages.first { $0.name == name && $0.index == index }
    }
}
