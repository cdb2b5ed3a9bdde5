/// Writes what services write to where the daemon's user sees it.
actor VerboseLogs {
    private let logs: ServiceLogs
    private let write: @Sendable (String) -> Void
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    private var positions: [String: LogBuffer.Position] = [:]
    private var work: Task<Void, Never>?

    /// Makes it.
    ///
    /// - Parameters:
    ///   - logs: What is written.
    ///   - write: Is given whole lines: the time, the service and what it wrote.
    init(_ logs: ServiceLogs, write: @escaping @Sendable (String) -> Void) {
        self.logs = logs
        self.write = write
        (wakes, wake) = logs.wakes()
    }

    /// Begins to write.
    func begin() {
        work = Task {
            for await _ in wakes { proceed() }
        }
    }

    /// Writes what is left, and ends.
    func end() async {
        wake.finish()
        await work?.value
        proceed()
    }

    private func proceed() {
        let lines = logs.read(from: &positions) { _ in true }
        guard !lines.isEmpty else { return }
        write(lines.map { "\($0.time.millisecondsText) [\($0.service)] \($0.message)\n" }.joined())
    }
}
