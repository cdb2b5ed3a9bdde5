import OrderedCollections

/// What is kept over a restart of the daemon.
struct StateContent: Sendable {
    /// The changes in the order in which they were added, by id.
    var changes: OrderedDictionary<String, ChangeRecord> = [:]
    /// The change of each task, by the task's id.
    var changeOfTask: [String: String] = [:]
    /// The notices, by what makes them unique.
    var notices: [NoticeRecord.Identity: NoticeRecord] = [:]
    /// The identities, by name.
    var identities: [String: IdentityRecord] = [:]
    /// The last ids that were given.
    var lastChange = 0
    var lastTask = 0
    var lastNotice = 0
    /// When the last notice occurred: no two occur at one time.
    var lastNoticeTime = WallTime(nanoseconds: 0)

    /// Ends what the earlier daemon was doing when it was killed, as Pebble does.
    mutating func endInterrupted() {
        for id in changes.keys {
            guard var change = changes[id], !change.isReady else { continue }
            let now = WallTime.now
            for index in change.tasks.indices where !change.tasks[index].status.isReady {
                let begun = change.tasks[index].status != .waiting
                if begun, change.tasks[index].kind == "start" {
                    change.tasks[index].append(
                        TaskLogLine(time: now, level: .error, text: "service already started, not retrying"))
                    change.tasks[index].status = .error
                } else {
                    change.tasks[index].status = begun ? .done : .hold
                }
                change.tasks[index].readyTime = now
            }
            change.readyTime = now
            changes[id] = change
        }
    }
}
