package import PlainValues

/// What the work of a task has to do with its task.
package struct TaskContext: Sendable {
    /// The id of the task.
    package let taskID: String
    /// The id of its change.
    package let changeID: String
    private let state: DaemonState

    init(taskID: String, changeID: String, state: DaemonState) {
        self.taskID = taskID
        self.changeID = changeID
        self.state = state
    }

    /// Adds a line to the task's log.
    package func log(_ text: String, _ level: TaskLogLine.Level = .info) async {
        await state.log(text, level, task: taskID)
    }

    /// Sets what the work gave, under a key.
    package func setData(_ key: String, _ value: PlainValue) async {
        await state.setData(key, value, task: taskID)
    }
}
