import Logging
import Synchronization

/// Keeps log lines, for a test to look at.
final class LogRecorder: LogHandler, Sendable {
    private let kept = Mutex<[String]>([])

    /// The lines, each after its level.
    var lines: [String] { kept.withLock { $0 } }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set { _ = newValue }
    }

    func log(event: LogEvent) {
        let line = "\(event.level): \(event.message)"
        kept.withLock { $0.append(line) }
    }
}
