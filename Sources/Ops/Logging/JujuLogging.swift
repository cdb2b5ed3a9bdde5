import Glibc
import HookCommands
import Logging
import PlainValues

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
        log.write(
            securityEvent("sys_crash:\(type)", "Uncaught error in charm code: \(type)."), level: .trace)
    }

    /// A line in the form that security monitoring expects.
    private func securityEvent(_ event: String, _ description: String) -> String {
        let unit = "\(environment["JUJU_MODEL_UUID"] ?? "")-\(environment["JUJU_UNIT_NAME"] ?? "")"
        let line: PlainValue = [
            "datetime": .string(Self.timestamp()), "level": "WARN", "type": "security", "appid": .string(unit),
            "event": .string(event), "description": .string(description),
        ]
        return (try? JSON.write(line)) ?? event
    }

    private static func timestamp() -> String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        var buffer = [UInt8](repeating: 0, count: 32)
        let count = buffer.withUnsafeMutableBytes { bytes in
            strftime(bytes.baseAddress, bytes.count, "%Y-%m-%dT%H:%M:%S+00:00", &parts)
        }
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }
}
