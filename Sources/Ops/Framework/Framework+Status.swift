extension Framework {
    /// Has the statuses of the application and the unit collected, and sets the most serious of each.
    ///
    /// Only the leader collects the application's. Who leads is not asked where no one observes that, unless the charm
    /// has asked in vain before: a dispatch that could not learn who leads fails, as with `ops`.
    package func evaluateStatus() throws {
        if isObserved(.collectAppStatus) || model.backend.isLeadershipUnknown, try model.backend.isLeader() {
            try collect(.collectAppStatus) { try model.app.setStatus($0) }
        } else {
            skipEventNumber()
        }
        try collect(.collectUnitStatus) { try model.unit.setStatus($0) }
    }

    /// Forgets what observers have added so far, as a new dispatch would have.
    package func forgetCollectedStatuses() { collectedStatuses = [:] }

    private func collect(_ source: EventSource<CollectStatusEvent>, _ set: (Status) throws -> Void) throws {
        try emit(source)
        if let status = Status.mostSerious(of: collectedStatuses[source.kind] ?? []) { try set(status) }
    }
}
