/// Something that was asked of the daemon and takes its time, as clients see it.
package struct ChangeRecord: Hashable, Sendable {
    /// The change's id: a number that counts up.
    package let id: String
    /// What was asked: `start`, `stop`, `restart`, `replan`, `autostart`, `exec`, `perform-check`, `recover-check`.
    package let kind: String
    /// What was asked, for people: `Start service "web" and 1 more`.
    package let summary: String
    /// The names of the services that it is about, by which changes can be selected.
    package let services: [String]
    /// What the notices about the change carry besides its kind.
    let noticeData: [String: String]
    /// The steps.
    package internal(set) var tasks: [TaskRecord]
    /// When it was added.
    package let spawnTime: WallTime
    /// When it became ready, once it has.
    package internal(set) var readyTime: WallTime?

    /// How far it is.
    package var status: TaskStatus { .ofChange(tasks.lazy.map(\.status)) }

    /// Whether nothing more will happen.
    package var isReady: Bool { status.isReady }

    /// What failed, in Pebble's words; `nil` unless the change failed.
    package var errorText: String? {
        guard status == .error else { return nil }
        var text = "cannot perform the following tasks:"
        for task in tasks where task.status == .error {
            for line in task.log where line.level == .error { text += "\n- \(task.summary) (\(line.text))" }
        }
        return text
    }
}
