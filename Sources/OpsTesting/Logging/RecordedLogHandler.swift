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
        record.log(level: JujuLogLevel(event.level).rawValue, message: event.text(with: metadata))
    }
}

extension LogEvent {
    /// The message with its metadata, as a charm's lines have it in Juju's log.
    func text(with metadata: Logger.Metadata) -> String {
        guard !metadata.isEmpty || self.metadata?.isEmpty == false else { return "\(message)" }
        let all = metadata.merging(self.metadata ?? [:]) { $1 }
        return "\(message)" + all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
    }
}
