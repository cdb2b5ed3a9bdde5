import HookTools

/// What a hook saw of, and did at once to, what is not part of its transaction.
struct EffectsRecord: Sendable {
    var isLeader: Bool
    var unit: String
    var applicationStatus: ApplicationStatus
    var leaderSettings: [String: String]
    var resources: [String: UnitResource] = [:]

    // What the hook did.
    var setUnitStatus: EntityStatus?
    var setApplicationStatus: EntityStatus?
    var setVersion: String?
    var didSetLeaderSettings = false
    var log: [LogEntry] = []
    var actionLog: [String] = []
}
