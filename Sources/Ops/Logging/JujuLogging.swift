import HookCommands
import Logging

/// Connects swift-log to Juju, and tells Juju of an error that nothing caught.
struct JujuLogging {
    private let log: JujuLog
    private let environment: [String: String]

    init(runner: SharedRunner, environment: [String: String]) {
        self.environment = environment
        log = JujuLog(runner: runner, echoes: environment["JUJU_DEBUG"] != nil)
    }

    func bootstrap() {
        let log = log
        LoggingSystem.bootstrap { JujuLogHandler(label: $0, log: log) }
    }

    /// Logs an error that ends the dispatch; an operator who waits for an action is told on standard error as well.
    func reportUncaught(_ error: any Error) {
        let type = String(describing: Swift.type(of: error))
        log.write("Uncaught error while in charm code: \(type): \(error)", level: .error)
        if environment["JUJU_ACTION_NAME"]?.isEmpty == false {
            writeToStandardError(
                "Uncaught \(type) in charm code: \(error)\nUse `juju debug-log` to see the full error.\n")
        }
        let event = SecurityEvent(
            severity: .warning, name: "sys_crash:\(type)", description: "Uncaught error in charm code: \(type).")
        let line = event.line(
            modelUUID: environment["JUJU_MODEL_UUID"] ?? "", unitName: environment["JUJU_UNIT_NAME"] ?? "")
        log.write(line, level: .trace)
    }
}
