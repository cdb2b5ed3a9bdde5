package import PlainValues

/// The end of a dispatch, when the status of the unit or the application is made up.
///
/// Each observer adds the statuses that it has to report; the most serious one is set: blocked before maintenance before
/// waiting before active, and of equals the one that was added first. If none is added, the status stays as it is. It is
/// `ops.CollectStatusEvent`.
public final class CollectStatusEvent: LifecycleEvent, PlainEvent, RestorableEvent {
    /// What the framework knows of the event.
    public let context: EventContext

    package init(restoring snapshot: PlainValue, in context: EventContext) {
        self.context = context
    }

    /// Adds a status to those from which the most serious one is set.
    ///
    /// - Parameter status: The status.
    public func add(_ status: Status) {
        if status.kind != .active {
            framework.logger.debug("Adding \(status.kind.rawValue) to \(handle.kind): \(status.message)")
        }
        framework.collectedStatuses[handle.kind, default: []].append(status)
    }
}
