import Glibc
import Logging
import PlainValues
import UnitState

/// The events that wait for an observer: those of earlier dispatches and those of this one.
///
/// Within a dispatch the queue lives in memory. Nothing of it could be seen in the store before the commit anyway; so only
/// what is still waiting at the end is written, and an event that no one defers costs the store nothing.
final class DeferralQueue {
    fileprivate struct Entry {
        var notice: Notice
        let isStored: Bool
        var isWaiting = true
        /// What is known of the deferral; `nil` as long as the event was emitted and not deferred.
        var record: DeferralRecord?
    }

    private let store: any UnitStateStore
    private let logger: Logger
    private var isLoaded = false
    private var entries: [Entry] = []
    private var indicesOfEvent: [String: [Int]] = [:]
    private var places: [String: DeferralPlace] = [:]
    private var snapshots: [String: PlainValue] = [:]
    /// Whether the store knows something else of the deferrals than this.
    private var recordsAreChanged = false
    /// Whether what waits already is not added again: it is delivered before any new event, in a dispatch.
    var skipsDuplicates = true

    init(store: any UnitStateStore, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    /// Adds a notice, unless one for the same observer, source and content waits already.
    ///
    /// - Returns: Whether it was added.
    func add(_ notice: Notice, snapshot: PlainValue) throws -> Bool {
        try load()
        if skipsDuplicates, try isWaiting(notice, snapshot) { return false }
        snapshots[notice.eventPath] = snapshot
        append(Entry(notice: notice, isStored: false))
        return true
    }

    private func isWaiting(_ notice: Notice, _ snapshot: PlainValue) throws -> Bool {
        try places[notice.place]?.holds(snapshot) { index in
            let entry = entries[index]
            return entry.isWaiting ? try self.snapshot(of: entry.notice) ?? [:] : nil
        } ?? false
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

    /// The deferrals, in the order in which they came.
    func deferrals() throws -> [(notice: Notice, record: DeferralRecord)] {
        try load()
        return entries.lazy.filter(\.isWaiting).compactMap { entry in entry.record.map { (entry.notice, $0) } }
    }

    /// What is known of the deferral of a notice, or `nil` when its event was not deferred yet.
    func record(of notice: Notice) -> DeferralRecord? {
        index(of: notice).flatMap { entries[$0].record }
    }

    /// Where the notice is, if it is there: an event has few observers, and mostly one.
    private func index(of notice: Notice) -> Int? {
        indicesOfEvent[notice.eventPath]?.first { entries[$0].notice.isSame(as: notice) }
    }

    /// Notes that the observer has deferred the event of a notice.
    ///
    /// - Returns: How many times the event was delivered to the observer by now.
    func keep(_ notice: Notice, _ policy: DeferralPolicy) -> Int {
        guard let index = index(of: notice) else { return 0 }
        var record = entries[index].record ?? DeferralRecord(firstDeferred: Self.now(), tries: 0)
        record.tries += 1
        record.mostTries = policy.mostTries
        record.relation = policy.relation
        entries[index].record = record
        recordsAreChanged = true
        return record.tries
    }

    func remove(_ notice: Notice) {
        guard let index = index(of: notice) else { return }
        entries[index].isWaiting = false
        if entries[index].record != nil { recordsAreChanged = true }
        // What the store has never had is forgotten: a dispatch may emit many events that nobody defers.
        guard !entries[index].isStored else { return }
        guard indicesOfEvent[notice.eventPath] == [index] else {
            indicesOfEvent[notice.eventPath]?.removeAll { $0 == index }
            return
        }
        indicesOfEvent[notice.eventPath] = nil
        snapshots[notice.eventPath] = nil
    }

    /// The microseconds since the beginning of 1970; 0 for a clock that is set before.
    static func now() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return max(0, now.tv_sec * 1_000_000 + now.tv_nsec / 1000)
    }

    /// What waits at some moment.
    struct Mark {
        fileprivate let entries: [Entry]
        fileprivate let snapshots: [String: PlainValue]
    }

    /// What waits now, to go back to.
    func mark() throws -> Mark {
        try load()
        return Mark(entries: entries, snapshots: snapshots)
    }

    /// Forgets what has happened since a mark was made.
    func goBack(to mark: Mark) {
        entries = []
        indicesOfEvent = [:]
        places = [:]
        snapshots = mark.snapshots
        for entry in mark.entries where entry.isWaiting || entry.isStored { append(entry) }
        recordsAreChanged = true
    }

    /// Brings the store to the state of the queue.
    func save() throws {
        let awaitedEvents = Set(entries.lazy.filter(\.isWaiting).map(\.notice.eventPath))
        var droppedEvents: Set<String> = []
        var savedEvents: Set<String> = []
        for (index, entry) in entries.enumerated() where entry.isStored != entry.isWaiting {
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
            entries[index].notice.sequence = try store.saveNotice(
                eventPath: notice.eventPath, observerPath: notice.observerPath, observerID: notice.observerID)
        }
        if recordsAreChanged { try store.saveDeferralRecords(try deferrals()) }
    }

    private func load() throws {
        guard !isLoaded else { return }
        isLoaded = true
        let notices = try store.notices(eventPath: nil)
        guard !notices.isEmpty else { return }
        let known = try store.deferralRecords(of: notices)
        for problem in known.problems { logger.warning("\(problem)") }
        for (notice, record) in zip(notices, known.records) where index(of: notice) == nil {
            if record == nil { recordsAreChanged = true }
            // Of what another implementation deferred nothing is known but that it was delivered.
            append(
                Entry(
                    notice: notice, isStored: true,
                    record: record ?? DeferralRecord(firstDeferred: Self.now(), tries: 1)))
        }
    }

    private func append(_ entry: Entry) {
        let index = entries.count
        entries.append(entry)
        indicesOfEvent[entry.notice.eventPath, default: []].append(index)
        guard skipsDuplicates else { return }
        let place = entry.notice.place
        if let known = places[place] {
            known.append(index)
        } else {
            places[place] = DeferralPlace(index)
        }
    }
}

extension Notice {
    /// Whether it is of the same event and observer.
    fileprivate func isSame(as other: Notice) -> Bool {
        eventPath == other.eventPath && observerPath == other.observerPath && observerID == other.observerID
    }

    /// What one observer defers of one source, as one text: where duplicates are looked for.
    fileprivate var place: String { "\(sourcePath)\0\(observerPath)\0\(observerID)" }
}
