import HookTools

/// What a unit's agent is to run: a hook, an action, or shell text.
struct AgentTask {
    /// The name in the context's id and in the log: `install`, `backup`, `run-commands`.
    var name: String
    /// Empty for what is no hook.
    var hookName: String
    /// `hooks/install`, `actions/backup`, or `nil` for shell text.
    var dispatchPath: String?
    var relation: AgentEvent.Relation?
    var secret: AgentEvent.Secret?
    /// The id of a storage.
    var storage: String?
    var workload: AgentEvent.Workload?
    var action: ActionRun?
    /// The task's number, of an action or of shell text.
    var task: String?
    /// What the shell runs.
    var shellText: String?

    /// Whether the output becomes a result rather than lines of the log.
    var keepsOutput: Bool { task != nil }
}
