import OrderedCollections
package import PlainValues

/// An event of a workload container (`ops.WorkloadEvent`).
public class WorkloadEvent: HookEvent, RestorableEvent {
    /// What the framework knows of the event.
    public let context: EventContext
    /// The container.
    public let workload: Container

    package required init(restoring snapshot: PlainValue, in context: EventContext) throws {
        self.context = context
        workload = try Self.workload(of: snapshot, in: context)
    }

    fileprivate static func workload(of snapshot: PlainValue, in context: EventContext) throws -> Container {
        let name = try text("container_name", of: snapshot, in: context)
        if context.isReemitted, context.framework.meta.containers[name] == nil {
            throw OutdatedEvent(reason: "the charm has no container '\(name)' any more.")
        }
        return try context.framework.model.unit.container(name)
    }
}

/// Pebble runs in the container, and can be asked to do something.
public final class PebbleReadyEvent: WorkloadEvent, DeferrableEvent {}

/// Somebody has left a notice with the container's Pebble (`ops.PebbleNoticeEvent`).
public class PebbleNoticeEvent: WorkloadEvent {
    /// The notice.
    public let notice: LazyNotice

    package required init(restoring snapshot: PlainValue, in context: EventContext) throws {
        let id = try text("notice_id", of: snapshot, in: context)
        let type = try text("notice_type", of: snapshot, in: context)
        let key = try text("notice_key", of: snapshot, in: context)
        notice = LazyNotice(
            id: .init(rawValue: id), type: .init(rawValue: type), key: key,
            container: try Self.workload(of: snapshot, in: context))
        try super.init(restoring: snapshot, in: context)
    }
}

/// A notice of the type `custom`, as `pebble notify` leaves it.
public final class PebbleCustomNoticeEvent: PebbleNoticeEvent, DeferrableEvent {}

/// A health check of the container's Pebble fails, or succeeds again (`ops.PebbleCheckEvent`).
public class PebbleCheckEvent: WorkloadEvent {
    /// The check.
    public let info: LazyCheckInfo

    package required init(restoring snapshot: PlainValue, in context: EventContext) throws {
        info = LazyCheckInfo(
            name: try text("check_name", of: snapshot, in: context),
            container: try Self.workload(of: snapshot, in: context))
        try super.init(restoring: snapshot, in: context)
    }
}

/// A health check has failed as often as its threshold allows.
public final class PebbleCheckFailedEvent: PebbleCheckEvent, DeferrableEvent {}

/// A health check that had failed succeeds again.
public final class PebbleCheckRecoveredEvent: PebbleCheckEvent, DeferrableEvent {}

private func text(_ field: String, of snapshot: PlainValue, in context: EventContext) throws(OpsError) -> String {
    guard let text = snapshot[field]?.stringValue else {
        throw OpsError(
            .unreadableState, "The event \(context.handle) was stored without its '\(field)'; remove it from the state."
        )
    }
    return text
}
