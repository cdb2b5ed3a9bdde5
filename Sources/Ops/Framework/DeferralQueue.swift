import PlainValues
import UnitState

/// The events that wait for an observer: those of earlier dispatches and those of this one.
///
/// Within a dispatch the queue lives in memory. Nothing of it could be seen in the store before the commit anyway; so only
/// what is still waiting at the end is written, and an event that no one defers costs the store nothing.
final class DeferralQueue {
    private struct Entry {
        let notice: Notice
        let isStored: Bool
        var isWaiting = true
    }

    private let store: any UnitStateStore
    private var isLoaded = false
    private var entries: [Entry] = []
    private var indices: [String: Int] = [:]
    private var indicesOfEvent: [String: [Int]] = [:]
    private var places: [String: DeferralPlace] = [:]
    private var snapshots: [String: PlainValue] = [:]

    init(store: any UnitStateStore) {
        self.store = store
    }

    /// Adds a notice, unless one for the same observer, source and content waits already.
    ///
    /// - Returns: Whether it was added.
    func add(_ notice: Notice, snapshot: PlainValue) throws -> Bool {
        try load()
        let isWaiting = try places[notice.place]?.holds(snapshot) { index in
            let entry = entries[index]
            return entry.isWaiting ? try self.snapshot(of: entry.notice) ?? [:] : nil
        }
        if isWaiting == true { return false }
        snapshots[notice.eventPath] = snapshot
        append(Entry(notice: notice, isStored: false))
        return true
    }

    /// The waiting notices of an event, or of all when `nil`, in the order in which they came.
    func notices(of eventPath: String?) throws -> [Notice] {
        try load()
        guard let eventPath else { return entries.filter(\.isWaiting).map(\.notice) }
        return (indicesOfEvent[eventPath] ?? []).filter { entries[$0].isWaiting }.map { entries[$0].notice }
    }

    /// What the event of a notice carries, or `nil` when it is not stored.
    func snapshot(of notice: Notice) throws -> PlainValue? {
        if let known = snapshots[notice.eventPath] { return known }
        let stored = try store.loadSnapshot(at: notice.eventPath)
        snapshots[notice.eventPath] = stored
        return stored
    }

    func remove(_ notice: Notice) {
        guard let index = indices[notice.name] else { return }
        entries[index].isWaiting = false
    }

    /// Brings the store to the state of the queue.
    func save() throws {
        let awaitedEvents = Set(entries.lazy.filter(\.isWaiting).map(\.notice.eventPath))
        var droppedEvents: Set<String> = []
        var savedEvents: Set<String> = []
        for entry in entries where entry.isStored != entry.isWaiting {
            let notice = entry.notice
            if entry.isStored {
                if !awaitedEvents.contains(notice.eventPath), droppedEvents.insert(notice.eventPath).inserted {
                    try store.dropSnapshot(at: notice.eventPath)
                }
                try store.dropNotice(
                    eventPath: notice.eventPath, observerPath: notice.observerPath, observerID: notice.observerID)
                continue
            }
            if savedEvents.insert(notice.eventPath).inserted, let snapshot = snapshots[notice.eventPath] {
                try store.saveSnapshot(snapshot, at: notice.eventPath)
            }
            try store.saveNotice(
                eventPath: notice.eventPath, observerPath: notice.observerPath, observerID: notice.observerID)
        }
    }

    private func load() throws {
        guard !isLoaded else { return }
        isLoaded = true
        for notice in try store.notices(eventPath: nil) where indices[notice.name] == nil {
            append(Entry(notice: notice, isStored: true))
        }
    }

    private func append(_ entry: Entry) {
        indices[entry.notice.name] = entries.count
        indicesOfEvent[entry.notice.eventPath, default: []].append(entries.count)
        let place = entry.notice.place
        if let known = places[place] {
            known.append(entries.count)
        } else {
            places[place] = DeferralPlace(entries.count)
        }
        entries.append(entry)
    }
}

extension Notice {
    /// The notice as one text: none of its parts holds a NUL.
    fileprivate var name: String { "\(eventPath)\0\(observerPath)\0\(observerID)" }

    /// What one observer defers of one source, as one text: where duplicates are looked for.
    fileprivate var place: String { "\(sourcePath)\0\(observerPath)\0\(observerID)" }
}
