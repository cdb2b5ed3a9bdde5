import HookTools
import Synchronization

/// What the tests' hooks ask and tell at once: every call is noted.
final class FakeController: ImmediateEffects {
    struct Record {
        var isLeader = true
        var seconds = 0.0
        var calls: [String] = []
        var leaderSettings: [String: String] = [:]
        var secretCount = 0
        var error: HookToolError?
    }

    private let record = Mutex(Record())

    init(isLeader: Bool = true) {
        record.withLock { $0.isLeader = isLeader }
    }

    var calls: [String] { record.withLock { $0.calls } }

    func change(_ body: @Sendable (inout Record) -> Void) {
        record.withLock { body(&$0) }
    }

    private func note(_ call: String) throws(HookToolError) {
        let error = record.withLock { record in
            record.calls.append(call)
            return record.error
        }
        if let error { throw error }
    }

    func isLeader() throws(HookToolError) -> Bool {
        try note("isLeader")
        return record.withLock { $0.isLeader }
    }

    func applicationStatus() throws(HookToolError) -> ApplicationStatus {
        ApplicationStatus(
            application: EntityStatus(status: "active"),
            units: ["app/0": EntityStatus(status: "active"), "app/1": EntityStatus(status: "blocked", message: "no")])
    }

    func setUnitStatus(_ status: String, message: String) throws(HookToolError) {
        try note("unit status \(status) '\(message)'")
    }

    func setApplicationStatus(_ status: String, message: String) throws(HookToolError) {
        try note("application status \(status) '\(message)'")
    }

    func setApplicationVersion(_ version: String) throws(HookToolError) { try note("version \(version)") }

    func log(level: String, message: String) {
        record.withLock { $0.calls.append("\(level) \(message)") }
    }

    func logAction(_ message: String) throws(HookToolError) { try note("action log \(message)") }

    func leaderSettings() throws(HookToolError) -> [String: String] { record.withLock { $0.leaderSettings } }

    func setLeaderSettings(_ settings: [String: String]) throws(HookToolError) {
        record.withLock { $0.leaderSettings.merge(settings) { $1 } }
    }

    func resourcePath(_ name: String) throws(HookToolError) -> String {
        guard name == "image" else {
            throw HookToolError(.failed, "resource#app/\(name) not found")
        }
        return "/resources/image/image.tar"
    }

    func newSecretID() -> String {
        record.withLock { record in
            record.secretCount += 1
            return "created0000000000000".dropLast(1) + "\(record.secretCount)"
        }
    }

    func registerPayload(
        class name: String, type: String, id: String, labels: [String]
    ) throws(HookToolError) {
        try note("register \(name) \(type) \(id) \(labels)")
    }

    func unregisterPayload(class name: String, id: String) throws(HookToolError) {
        try note("unregister \(name) \(id)")
    }

    func setPayloadStatus(class name: String, id: String, status: String) throws(HookToolError) {
        try note("payload \(name) \(id) \(status)")
    }

    func wallClockSeconds() -> Double { 1_000_000_000 }

    func monotonicSeconds() -> Double { record.withLock { $0.seconds } }
}
