/// Gives the lines of services as they are written.
package struct LogFollower: AsyncIteratorProtocol {
    private let logs: ServiceLogs
    private var beginning: [ServiceLogLine]
    private var positions: [(service: String, position: LogBuffer.Position)]
    private var wakes: AsyncStream<Void>.Iterator

    init(
        logs: ServiceLogs, beginning: [ServiceLogLine], positions: [(service: String, position: LogBuffer.Position)],
        wakes: AsyncStream<Void>.Iterator
    ) {
        self.logs = logs
        self.beginning = beginning
        self.positions = positions
        self.wakes = wakes
    }

    /// The next lines, at least one.
    ///
    /// It waits for them. `nil` when the task was cancelled.
    package mutating func next() async -> [ServiceLogLine]? {
        if !beginning.isEmpty {
            defer { beginning = [] }
            return beginning
        }
        while await wakes.next(isolation: #isolation) != nil {
            let (entries, after) = logs.read(positions)
            positions = after
            if !entries.isEmpty { return entries }
        }
        return nil
    }
}
