/// One line of a model's log, as `juju debug-log` prints it.
package struct LogEntry: Codable, Hashable, Sendable {
    /// The time in the model, in UTC: `2026-11-05 15:29:12`.
    package var timestamp: String
    /// Who logged: `unit-web-0`.
    package var entity: String
    /// `TRACE`, `DEBUG`, `INFO`, `WARNING`, `ERROR` or `CRITICAL`.
    package var level: String
    /// The logger, such as `unit.web/0.install`.
    package var module: String
    package var message: String

    /// The line as `juju debug-log` prints it.
    package var line: String {
        let time = timestamp.split(separator: " ").last ?? ""
        return "\(entity): \(time) \(level) \(module) \(message)"
    }
}
