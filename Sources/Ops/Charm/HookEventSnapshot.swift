import OrderedCollections
import PlainValues

/// What an event of Juju carries, as the environment tells it and as it is stored when the event is deferred.
///
/// The fields have the names that `ops` gives them: each of the two delivers what the other has deferred.
enum HookEventSnapshot {
    static func make(from context: JujuContext, backend: ModelBackend) throws(OpsError) -> PlainValue {
        switch NamedEvent(kind: context.eventKind) {
        case .action: return ["id": .string(context.actionID ?? "")]
        case .relationCreated, .relationJoined, .relationChanged, .relationDeparted, .relationBroken:
            return try relation(context)
        case .storageAttached, .storageDetaching: return try storage(context, backend)
        case .pebbleReady: return ["container_name": try required(context.workloadName, "JUJU_WORKLOAD_NAME")]
        case .pebbleCustomNotice:
            return [
                "container_name": try required(context.workloadName, "JUJU_WORKLOAD_NAME"),
                "notice_id": try required(context.noticeID, "JUJU_NOTICE_ID"),
                "notice_type": try required(context.noticeType, "JUJU_NOTICE_TYPE"),
                "notice_key": try required(context.noticeKey, "JUJU_NOTICE_KEY"),
            ]
        case .pebbleCheckFailed, .pebbleCheckRecovered:
            return [
                "container_name": try required(context.workloadName, "JUJU_WORKLOAD_NAME"),
                "check_name": try required(context.pebbleCheckName, "JUJU_PEBBLE_CHECK_NAME"),
            ]
        case nil: return SecretEventSnapshot.make(from: context) ?? [:]
        }
    }

    private static func relation(_ context: JujuContext) throws(OpsError) -> PlainValue {
        guard let id = context.relationID else { throw missing("JUJU_RELATION_ID") }
        var snapshot: PlainMap = [
            "relation_name": try required(context.relationName, "JUJU_RELATION"), "relation_id": .int(id),
        ]
        if let app = try remoteApplication(context) { snapshot["app_name"] = .string(app) }
        if let unit = context.remoteUnitName { snapshot["unit_name"] = .string(unit) }
        if let unit = context.departingUnitName, context.eventKind.hasSuffix("_relation_departed") {
            snapshot["departing_unit"] = .string(unit)
        }
        return .map(snapshot)
    }

    /// The remote application as Juju names it, else that of the remote unit.
    private static func remoteApplication(_ context: JujuContext) throws(OpsError) -> String? {
        guard let unit = context.remoteUnitName else { return context.remoteApplicationName }
        let app = unit.prefix { $0 != "/" }
        guard app.endIndex < unit.endIndex, context.remoteApplicationName ?? String(app) == app else {
            throw OpsError(
                .invalidEnvironment,
                """
                JUJU_REMOTE_UNIT is '\(unit)', which is no unit of \
                \(context.remoteApplicationName.map { "'\($0)'" } ?? "any application").
                """)
        }
        return String(app)
    }

    private static func storage(_ context: JujuContext, _ backend: ModelBackend) throws(OpsError) -> PlainValue {
        guard let name = context.storageName, let index = context.storageIndex else {
            throw missing("JUJU_STORAGE_ID")
        }
        let storage = Storage(name: name, index: index, backend: backend)
        return [
            "storage_name": .string(name), "storage_index": .int(index),
            "storage_location": .string(try storage.location),
        ]
    }

    private static func required(_ value: String?, _ variable: String) throws(OpsError) -> PlainValue {
        guard let value else { throw missing(variable) }
        return .string(value)
    }

    private static func missing(_ variable: String) -> OpsError {
        OpsError(
            .invalidEnvironment, "\(variable) is missing or malformed, though the event comes with it; Juju sets it.")
    }
}
