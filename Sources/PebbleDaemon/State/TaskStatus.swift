/// How far a task or a change is, in the word that clients see.
package enum TaskStatus: String, Hashable, Sendable {
    /// It was never begun, because something before it failed or was aborted.
    case hold = "Hold"
    /// It waits for its turn.
    case waiting = "Do"
    /// It runs.
    case doing = "Doing"
    /// It ended well.
    case done = "Done"
    /// It runs and was asked to end.
    case abort = "Abort"
    /// It failed.
    case error = "Error"

    /// Whether nothing more will happen.
    package var isReady: Bool {
        switch self {
        case .hold, .done, .error: true
        case .waiting, .doing, .abort: false
        }
    }

    /// The status of a change: of all that its tasks have, the one that comes first here.
    static func ofChange(_ tasks: some Sequence<TaskStatus>) -> TaskStatus {
        let order: [TaskStatus] = [.abort, .doing, .waiting, .error, .done, .hold]
        let present = Set(tasks)
        return order.first(where: present.contains) ?? .done
    }
}
