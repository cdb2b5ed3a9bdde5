import UnitState

extension LocalModel {
    /// Adds what waits in the charm's queue: in the database in its folder, or among what it keeps with `state-set`.
    ///
    /// A queue that cannot be read is noted as a problem: the rest of the unit can be shown all the same.
    func addDeferredEvents(of unit: UnitRecord, to shown: inout UnitDescription) {
        var events: [UnitDescription.DeferredEvent] = []
        let database = UnitFolders(model: folder, unit: unit).charm + "/.unit-state.db"
        for read in [{ try StoredQueue(database: database) }, { try StoredQueue(controllerState: unit.state) }] {
            do {
                let queue = try read()
                events += queue.entries.map { Self.event($0.notice, $0.record) }
                shown.problems += queue.problems
            } catch {
                shown.problems.append("The deferred events of \(unit.name) cannot be read: \(error)")
            }
        }
        shown.deferredEvents = events.isEmpty ? nil : events
    }

    private static func event(_ notice: Notice, _ record: DeferralRecord?) -> UnitDescription.DeferredEvent {
        // The charm's program has this computer's time, not that of the model.
        let now = ModelClock(offset: 0).seconds
        let since = record.map { Double($0.firstDeferred) / 1_000_000 }
        return UnitDescription.DeferredEvent(
            event: notice.eventPath, observer: notice.observerPath, handler: notice.observerID,
            since: since.map(ModelClock.statusTime), ageSeconds: since.map { max(0, Int(now - $0)) },
            tries: record?.tries, droppedAfterTries: record?.mostTries,
            droppedWithoutRelation: record?.relationName)
    }
}
