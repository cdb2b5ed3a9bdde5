/// The work of a task that is not ready.
struct PendingWork {
    var step: ChangeDraft.Step
    /// The ids of the tasks that must be done before.
    var after: [String]
    /// The Swift task that does it, once it has begun.
    var running: Task<Void, Never>?
}
