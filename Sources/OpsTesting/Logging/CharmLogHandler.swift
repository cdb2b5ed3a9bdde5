public import Logging

/// A backend of swift-log that gives each line to the simulated unit whose charm runs now.
///
/// ``Harness`` and ``Context`` set it up, unless the test process has set up a backend of its own before. Such a process can
/// have this one beside its own:
///
/// ```swift
/// LoggingSystem.bootstrap { label in
///     MultiplexLogHandler([MyHandler(label: label), CharmLogHandler(label: label)])
/// }
/// ```
///
/// Lines that are logged while no charm runs go to standard error.
public struct CharmLogHandler: LogHandler {
    /// Metadata of every line, written after the message.
    public var metadata: Logger.Metadata = [:]
    /// The least level that is logged.
    public var logLevel: Logger.Level = .debug
    private let label: String

    /// Makes the backend of a logger.
    ///
    /// - Parameter label: The logger's label.
    public init(label: String) { self.label = label }

    /// One piece of metadata of every line.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Keeps one line.
    public func log(event: LogEvent) {
        if let record = RunningTest.record {
            var handler = RecordedLogHandler(record: record)
            handler.metadata = metadata
            return handler.log(event: event)
        }
        var handler = StreamLogHandler.standardError(label: label)
        handler.metadata = metadata
        handler.log(event: event)
    }
}
