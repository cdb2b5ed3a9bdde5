/// What hook tools ask and tell the controller while the hook still runs: done at once, and never undone.
///
/// Everything else is read from the ``HookContext``, which is a snapshot, and written to its ``HookChanges``.
/// A member that throws gives Juju's text to the charm: the tool prints it and exits with the code of the error.
package protocol ImmediateEffects: Sendable {
    /// Whether this unit leads its application now.
    func isLeader() throws(HookToolError) -> Bool
    /// The application's status and its units' ones, as they are now.
    func applicationStatus() throws(HookToolError) -> ApplicationStatus
    /// Sets the unit's status.
    func setUnitStatus(_ status: String, message: String) throws(HookToolError)
    /// Sets the application's status. That this unit leads was asked before.
    func setApplicationStatus(_ status: String, message: String) throws(HookToolError)
    /// Sets the version of the workload.
    func setApplicationVersion(_ version: String) throws(HookToolError)
    /// Writes a line to the unit's log. `level` is a name of Juju's, such as `WARNING`.
    func log(level: String, message: String)
    /// Writes a line to the running action's log.
    func logAction(_ message: String) throws(HookToolError)
    /// The settings that the leader wrote for its followers (Juju 3 and before).
    func leaderSettings() throws(HookToolError) -> [String: String]
    /// Writes settings for the followers; an empty value removes its key. That this unit leads was asked before.
    func setLeaderSettings(_ settings: [String: String]) throws(HookToolError)
    /// Fetches the resource's file.
    ///
    /// - Returns: The file's absolute path.
    func resourcePath(_ name: String) throws(HookToolError) -> String
    /// A new id for a secret: 20 lower-case letters and digits, never used before.
    func newSecretID() -> String
    /// Registers a payload (Juju 3 and before).
    func registerPayload(class: String, type: String, id: String, labels: [String]) throws(HookToolError)
    /// Forgets a payload (Juju 3 and before).
    func unregisterPayload(class: String, id: String) throws(HookToolError)
    /// Sets a payload's status (Juju 3 and before).
    func setPayloadStatus(class: String, id: String, status: String) throws(HookToolError)
    /// The time now, in seconds since 1970.
    func wallClockSeconds() -> Double
    /// Seconds of a clock that never goes backward, for how long an answer about leadership holds.
    func monotonicSeconds() -> Double
}
