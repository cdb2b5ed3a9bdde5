import Synchronization

/// The commands that run or wait for their clients, by the ids of their tasks.
final class ExecSessions: Sendable {
    private let sessions = Mutex<[String: ExecSession]>([:])

    /// The session of a task, or `nil` when its command has ended.
    subscript(task: String) -> ExecSession? {
        sessions.withLock { $0[task] }
    }

    /// Notes a session.
    func add(_ session: ExecSession, task: String) {
        sessions.withLock { $0[task] = session }
    }

    /// Forgets a session, whose command has ended.
    func remove(task: String) {
        sessions.withLock { _ = $0.removeValue(forKey: task) }
    }
}
