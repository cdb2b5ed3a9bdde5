import HookTools
import Synchronization

/// What hook commands do at once.
///
/// It is kept here while the hook runs, and taken into the model when it has ended, however it ended. No other unit runs
/// meanwhile, so nobody can tell the difference.
final class AgentEffects: ImmediateEffects {
    private let record: Mutex<EffectsRecord>
    private let clock: ModelClock
    private let entity: String
    private let logger: String

    init(_ record: EffectsRecord, clock: ModelClock, entity: String, logger: String) {
        self.record = Mutex(record)
        self.clock = clock
        self.entity = entity
        self.logger = logger
    }

    /// What was done so far.
    var recorded: EffectsRecord { record.withLock { $0 } }

    func isLeader() throws(HookToolError) -> Bool { record.withLock { $0.isLeader } }

    func applicationStatus() throws(HookToolError) -> ApplicationStatus { record.withLock { $0.applicationStatus } }

    func setUnitStatus(_ status: String, message: String) throws(HookToolError) {
        record.withLock { record in
            let status = EntityStatus(status: status, message: message)
            record.setUnitStatus = status
            record.applicationStatus.units[record.unit] = status
        }
    }

    func setApplicationStatus(_ status: String, message: String) throws(HookToolError) {
        record.withLock { record in
            let status = EntityStatus(status: status, message: message)
            record.setApplicationStatus = status
            record.applicationStatus.application = status
        }
    }

    func setApplicationVersion(_ version: String) throws(HookToolError) {
        record.withLock { $0.setVersion = version }
    }

    func log(level: String, message: String) {
        logLine(level: level, module: "unit.\(recorded.unit).juju-log", message: message)
    }

    /// Logs a line that did not come through `juju-log`.
    func logLine(level: String, module: String? = nil, message: String) {
        let entry = LogEntry(
            timestamp: clock.logTime, entity: entity, level: level, module: module ?? logger, message: message)
        record.withLock { $0.log.append(entry) }
    }

    func logAction(_ message: String) throws(HookToolError) {
        record.withLock { $0.actionLog.append("\(clock.actionTime) \(message)") }
    }

    func leaderSettings() throws(HookToolError) -> [String: String] { record.withLock { $0.leaderSettings } }

    func setLeaderSettings(_ settings: [String: String]) throws(HookToolError) {
        record.withLock { record in
            for (key, value) in settings { record.leaderSettings[key] = value.isEmpty ? nil : value }
            record.didSetLeaderSettings = true
        }
    }

    func resourcePath(_ name: String) throws(HookToolError) -> String {
        guard let resource = recorded.resources[name] else {
            throw HookToolError(.failed, "resource \"\(name)\" was not given to the application")
        }
        do {
            return try resource.fetch()
        } catch {
            throw HookToolError(.failed, error.description)
        }
    }

    func newSecretID() -> String { SecretRecord.newID() }

    // Payloads are only shown by a command that there is not.
    func registerPayload(class: String, type: String, id: String, labels: [String]) throws(HookToolError) {}
    func unregisterPayload(class: String, id: String) throws(HookToolError) {}
    func setPayloadStatus(class: String, id: String, status: String) throws(HookToolError) {}

    func wallClockSeconds() -> Double { clock.seconds }

    func monotonicSeconds() -> Double {
        let elapsed = ContinuousClock.now - Self.start
        return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    }

    private static let start = ContinuousClock.now
}
