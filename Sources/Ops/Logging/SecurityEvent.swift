import Glibc
import PlainValues

/// Something that those who watch over a system's security want to know, as a line of Juju's log (`SEC0045`).
struct SecurityEvent {
    /// How serious the event is; these are not Juju's levels.
    enum Severity: String {
        case warning = "WARN"
        case critical = "CRITICAL"
    }

    let severity: Severity
    /// What happened, and to what: `authz_fail:status-set`.
    let name: String
    let description: String

    /// The line, to be logged at the level of a trace.
    func line(modelUUID: String, unitName: String) -> String {
        let line: PlainValue = [
            "datetime": .string(Self.timestamp()), "level": .string(severity.rawValue), "type": "security",
            "appid": .string("\(modelUUID)-\(unitName)"), "event": .string(name), "description": .string(description),
        ]
        return (try? JSON.write(line)) ?? name
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
