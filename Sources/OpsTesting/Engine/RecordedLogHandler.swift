import HookCommands
import Logging
import Ops

/// A backend of swift-log that keeps each line with the test that it belongs to.
struct RecordedLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .debug
    let record: HookRecord

    init(record: HookRecord) { self.record = record }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        record.log(level: JujuLogLevel(event.level).rawValue, message: "\(event.message)")
    }
}
