import HookTools
import Ops
import Synchronization

/// What hook commands ask and tell at once: it is there whatever becomes of the hook.
final class HookRecord: ImmediateEffects {
    /// What is known and what was done.
    struct Contents: Sendable {
        var unit = ""
        var isLeader = false
        var unitStatus = StatusValue.unknown
        var appStatus = StatusValue.unknown
        var workloadVersion = ""
        /// The statuses and versions before each change.
        var unitStatusHistory: [StatusValue] = []
        var appStatusHistory: [StatusValue] = []
        var workloadVersionHistory: [String] = []
        var log: [LogLine] = []
        var actionLog: [String] = []
        var leaderSettings: [String: String] = [:]
        var resources: [String: String] = [:]
        /// The ids that a new secret cannot have: a run's random numbers are those of the run before.
        var takenSecretIDs: Set<String> = []
        var random: SeededGenerator
        /// Seconds since 1970; the time of a test stands still.
        var now: Double = 0
    }

    private let contents: Mutex<Contents>

    init(seed: UInt64) { contents = Mutex(Contents(random: SeededGenerator(seed: seed))) }

    /// Reads or changes what is known.
    func with<Result: Sendable>(_ body: (inout Contents) -> Result) -> Result {
        contents.withLock { body(&$0) }
    }

    func isLeader() throws(HookToolError) -> Bool { with { $0.isLeader } }

    func applicationStatus() throws(HookToolError) -> ToolApplicationStatus {
        with { contents in
            ToolApplicationStatus(
                application: EntityStatus(contents.appStatus), units: [contents.unit: EntityStatus(contents.unitStatus)]
            )
        }
    }

    func setUnitStatus(_ status: String, message: String) throws(HookToolError) {
        with { contents in
            contents.unitStatusHistory.append(contents.unitStatus)
            contents.unitStatus = StatusValue(name: StatusName(rawValue: status), message: message)
        }
    }

    func setApplicationStatus(_ status: String, message: String) throws(HookToolError) {
        with { contents in
            contents.appStatusHistory.append(contents.appStatus)
            contents.appStatus = StatusValue(name: StatusName(rawValue: status), message: message)
        }
    }

    func setApplicationVersion(_ version: String) throws(HookToolError) {
        with { contents in
            contents.workloadVersionHistory.append(contents.workloadVersion)
            contents.workloadVersion = version
        }
    }

    func log(level: String, message: String) {
        with { $0.log.append(LogLine(level: JujuLogLevel(rawValue: level), message: message)) }
    }

    func logAction(_ message: String) throws(HookToolError) { with { $0.actionLog.append(message) } }

    func leaderSettings() throws(HookToolError) -> [String: String] { with { $0.leaderSettings } }

    func setLeaderSettings(_ settings: [String: String]) throws(HookToolError) {
        with { contents in
            for (key, value) in settings { contents.leaderSettings[key] = value.isEmpty ? nil : value }
        }
    }

    func resourcePath(_ name: String) throws(HookToolError) -> String {
        guard let path = with({ $0.resources[name] }) else {
            throw HookToolError(.failed, "resource \"\(name)\" was not given to the application")
        }
        return path
    }

    func newSecretID() -> String {
        let letters = Array("0123456789abcdefghijklmnopqrstuv")
        return with { contents in
            while true {
                let id = String((0..<20).map { _ in letters[Int.random(in: letters.indices, using: &contents.random)] })
                if contents.takenSecretIDs.insert(id).inserted { return id }
            }
        }
    }

    // Payloads are only shown by a command that there is not.
    func registerPayload(class: String, type: String, id: String, labels: [String]) throws(HookToolError) {}
    func unregisterPayload(class: String, id: String) throws(HookToolError) {}
    func setPayloadStatus(class: String, id: String, status: String) throws(HookToolError) {}

    func wallClockSeconds() -> Double { with { $0.now } }
    func monotonicSeconds() -> Double { with { $0.now } }
}

extension EntityStatus {
    init(_ status: StatusValue) { self.init(status: status.name.rawValue, message: status.message) }
}
