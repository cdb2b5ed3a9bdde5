import Synchronization

/// The connections for requests that are short and answered at once.
final class PromptConnections: Sendable {
    /// How long a request's body may be in bytes, so that the system takes it at once.
    static let longestBody = 128 << 10
    /// How many connections without a request are kept.
    private static let maximumIdle = 4

    private let path: String
    private let timeLimit: Duration
    private let idle = Mutex<[PromptConnection]>([])

    /// - Parameters:
    ///   - path: The socket's path.
    ///   - timeLimit: How long to try to connect when the daemon takes no more connections.
    init(path: String, timeLimit: Duration) {
        self.path = path
        self.timeLimit = timeLimit
    }

    /// Sends a request and collects the answer.
    ///
    /// A kept connection that turns out to have ended is replaced by a new one, unless an order may have been carried out.
    func send(_ request: PebbleRequest) async throws(PebbleError) -> PebbleResponse {
        guard !Task.isCancelled else { throw .requestCancelled }
        let deadline = PromptDeadline(limit: request.timeLimit)
        while let kept = idle.withLock({ $0.popLast() }) {
            guard !kept.isStale else { continue }
            switch try await kept.ask(request, deadline) {
            case .answered(let answer, let isKept): return keep(kept, if: isKept, answer)
            case .lost(let error, let wasSent):
                guard !wasSent || request.method == .get else { throw error }
            }
            break
        }
        let connection = try await connect(deadline)
        switch try await connection.ask(request, deadline) {
        case .answered(let answer, let isKept): return keep(connection, if: isKept, answer)
        case .lost(let error, _): throw error
        }
    }

    private func keep(_ connection: PromptConnection, if isKept: Bool, _ answer: PebbleResponse) -> PebbleResponse {
        if isKept {
            idle.withLock { idle in
                if idle.count < Self.maximumIdle { idle.append(connection) }
            }
        }
        return answer
    }

    private func connect(_ deadline: PromptDeadline) async throws(PebbleError) -> PromptConnection {
        let clock = ContinuousClock()
        let begun = clock.now
        while true {
            switch UnixSocket.connect(to: path, limit: timeLimit) {
            case .connected(let descriptor): return PromptConnection(descriptor)
            case .failed(let error): throw error
            case .notYet(let patience, let error):
                guard clock.now < begun + patience else { throw error }
                guard (try? await Task.sleep(for: .milliseconds(2))) != nil else { throw .requestCancelled }
                try deadline.check()
            }
        }
    }
}
