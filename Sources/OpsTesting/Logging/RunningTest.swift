import Logging

/// The simulated unit whose charm runs now: where the lines of the charm's own loggers go.
enum RunningTest {
    /// What the unit has told.
    @TaskLocal static var record: HookRecord?

    /// Runs something of a charm, with its log lines going to its unit.
    static func with<Result>(_ record: HookRecord, _ body: () throws -> Result) rethrows -> Result {
        _ = bootstrapped
        return try $record.withValue(record, operation: body)
    }

    /// Runs something of a charm, with its log lines going to its unit.
    static func with<Result>(_ record: HookRecord, _ body: () async throws -> Result) async rethrows -> Result {
        _ = bootstrapped
        return try await $record.withValue(record, operation: body)
    }

    /// Connects swift-log to the running tests, once in a process.
    ///
    /// A test process that has set swift-log up itself keeps what it has: to do it twice ends the process.
    private static let bootstrapped: Void = {
        guard Logger(label: "").handler is StreamLogHandler else { return }
        LoggingSystem.bootstrap(CharmLogHandler.init)
    }()
}
