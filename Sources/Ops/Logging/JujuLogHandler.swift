import HookCommands
public import Logging

/// A backend of swift-log that sends each line to Juju's log (`ops.JujuLogHandler`).
///
/// Juju's levels have no notice: it is logged as information. A line that is too long for one hook command is cut. When
/// Juju does not take a line it goes to standard error, which Juju logs as well: a charm does not fail for a lost line.
public struct JujuLogHandler: LogHandler {
    /// Metadata of every line, written after the message.
    public var metadata: Logger.Metadata = [:]
    /// The least level that is logged.
    public var logLevel: Logger.Level = .debug
    private let label: String
    private let log: JujuLog

    init(label: String, log: JujuLog) {
        self.label = label
        self.log = log
        // A line of the framework's own that only says what it does is not worth a process.
        if label == "ops", !log.isCheap { logLevel = .info }
    }

    /// One piece of metadata of every line.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Sends one line.
    public func log(event: LogEvent) {
        var text = "\(event.message)"
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        if !all.isEmpty {
            text += all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        }
        log.write(text, level: JujuLogLevel(event.level))
    }
}

extension JujuLogLevel {
    /// Juju's name of a level.
    package init(_ level: Logger.Level) {
        self =
            switch level {
            case .trace: .trace
            case .debug: .debug
            case .info, .notice: .info
            case .warning: .warning
            case .error: .error
            case .critical: .critical
            }
    }
}
