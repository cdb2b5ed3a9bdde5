import Pebble
import PlainValues

/// Sends what services write to one log target, as long as the plan has it.
actor LogForwarding {
    /// The number of lines that are sent together at most, and that are kept while the target does not take any.
    private static let largestBatch = 100
    /// How long the first line of a batch waits for others, and a batch that was not taken for the next try.
    private static let batchTime = Duration.seconds(1)
    /// How long the last lines may take.
    private static let lastTime = Duration.seconds(2)

    private let name: String
    private let logs: ServiceLogs
    /// Is told when the target begins to fail.
    private let note: @Sendable (String) -> Void
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    private var target: Layer.LogTarget
    /// The environments of the plan's services, from which labels are filled.
    private var environments: [String: [String: String]]
    private var positions: [String: LogBuffer.Position] = [:]
    /// What was read and not sent, the oldest first; while the target fails no more than a batch.
    private var pending: ArraySlice<ServiceLogLine> = []
    /// When what is pending is sent at the latest.
    private var due: ContinuousClock.Instant?
    private var isFailing = false
    private var work: Task<Void, Never>?

    init(
        _ name: String, _ target: Layer.LogTarget, logs: ServiceLogs, environments: [String: [String: String]],
        note: @escaping @Sendable (String) -> Void
    ) {
        self.name = name
        self.target = target
        self.logs = logs
        self.environments = environments
        self.note = note
        (wakes, wake) = logs.wakes()
    }

    /// Begins to send, with what the logs have of earlier times.
    func begin() {
        work = Task {
            for await _ in wakes { await proceed() }
        }
    }

    /// Follows the plan: what was sent before is not sent again.
    func update(_ target: Layer.LogTarget, environments: [String: [String: String]]) {
        self.target = target
        self.environments = environments
        wake.yield()
    }

    /// Whether the target is the same place.
    func isSamePlace(as other: Layer.LogTarget) -> Bool {
        target.kind == other.kind && target.location == other.location
    }

    /// Sends what is left, in bounded time, and ends.
    func end() async {
        let deadline = ContinuousClock.now + Self.lastTime
        wake.finish()
        // What is under way is cut off only when it takes too long: it would be sent twice.
        let limit = Task { [work] in
            if (try? await Task.sleep(until: deadline)) != nil { work?.cancel() }
        }
        await work?.value
        limit.cancel()
        take()
        while !pending.isEmpty, .now < deadline {
            guard await send(within: ContinuousClock.now.duration(to: deadline)) else { return }
        }
    }

    private func proceed() async {
        take()
        while pending.count >= Self.largestBatch, !isFailing, !Task.isCancelled { await send() }
        if let due, due <= .now, !Task.isCancelled { await send() }
    }

    /// Takes what the services have written meanwhile.
    private func take() {
        pending += logs.read(from: &positions) { target.takesLogs(ofService: $0) }
        // As long as the target takes nothing it is the newest lines that count.
        if isFailing { pending = pending.suffix(Self.largestBatch) }
        if due == nil, !pending.isEmpty { wait() }
    }

    private func wait() {
        due = .now + Self.batchTime
        Task { [wake] in
            // A sleep is never shorter than it should be: by then the time has come.
            try? await Task.sleep(for: Self.batchTime)
            wake.yield()
        }
    }

    /// Sends the oldest lines.
    ///
    /// - Returns: Whether the target took them, or never will.
    @discardableResult
    private func send(within limit: Duration = LogSending.timeout) async -> Bool {
        let lines = pending.prefix(Self.largestBatch)
        let batch = LogBatch(lines) { service in target.labels(environment: environments[service] ?? [:]) }
        due = nil
        do throws(LogSending.Failure) {
            try await LogSending(kind: target.kind, location: target.location).send(batch, within: limit)
        } catch {
            if !isFailing, !Task.isCancelled {
                note("Cannot flush logs to target \(GoText.quoted(name)): \(error.description)")
            }
            isFailing = true
            guard !error.isTemporary else {
                pending = pending.suffix(Self.largestBatch)
                wait()
                return false
            }
        }
        isFailing = false
        pending.removeFirst(lines.count)
        if !pending.isEmpty { wait() }
        return true
    }
}
