package import OrderedCollections
package import PlainValues

/// A unit's state in the process's memory, for a test that knows what it is to be and looks at what it has become.
package final class MemoryStore: UnitStateStore {
    /// What is stored.
    package struct Contents {
        /// The snapshots by handle path, in the order in which they were first saved.
        package var snapshots: OrderedDictionary<String, PlainValue> = [:]
        /// The queue, oldest first.
        package var notices: [Notice] = []
        /// What is known of the deferrals behind the notices, by the names of each.
        package var deferrals: [String: DeferralRecord] = [:]

        package init() {}
    }

    /// What was committed last.
    package private(set) var committed: Contents
    private var current: Contents
    private var lastSequence: Int64 = 0

    /// Makes a store.
    ///
    /// - Parameter contents: What it has.
    package init(_ contents: Contents = Contents()) {
        committed = contents
        current = contents
    }

    package func saveSnapshot(_ data: PlainValue, at handlePath: String) throws(UnitStateError) {
        // What a database would not take is refused here as well.
        try StorableValue.check(data)
        current.snapshots[handlePath] = data
    }

    package func loadSnapshot(at handlePath: String) throws(UnitStateError) -> PlainValue? {
        current.snapshots[handlePath]
    }

    package func dropSnapshot(at handlePath: String) throws(UnitStateError) {
        current.snapshots[handlePath] = nil
    }

    @discardableResult
    package func saveNotice(
        eventPath: String, observerPath: String, observerID: String
    ) throws(UnitStateError) -> Int64? {
        lastSequence += 1
        current.notices.append(
            Notice(
                eventPath: eventPath, observerPath: observerPath, observerID: observerID, sequence: lastSequence))
        return lastSequence
    }

    package func dropNotice(eventPath: String, observerPath: String, observerID: String) throws(UnitStateError) {
        let name = Notice(eventPath: eventPath, observerPath: observerPath, observerID: observerID).name
        current.notices.removeAll { $0.name == name }
    }

    package func notices(eventPath: String?) throws(UnitStateError) -> [Notice] {
        guard let eventPath else { return current.notices }
        return current.notices.filter { $0.eventPath == eventPath }
    }

    package func deferralRecords(of notices: [Notice]) throws(UnitStateError) -> DeferralRecords {
        var known = DeferralRecords(noneOf: notices)
        known.records = notices.map { current.deferrals[$0.name] }
        return known
    }

    package func saveDeferralRecords(
        _ records: [(notice: Notice, record: DeferralRecord)]
    ) throws(UnitStateError) {
        current.deferrals = Dictionary(records.map { ($0.notice.name, $0.record) }) { $1 }
    }

    package func snapshotPaths() throws(UnitStateError) -> [String] { current.snapshots.keys.sorted() }

    package func commit() throws(UnitStateError) { committed = current }

    package func close() {}
}
