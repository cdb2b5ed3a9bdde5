package import PlainValues

/// One step of a change, as clients see it.
package struct TaskRecord: Hashable, Sendable {
    /// The number of lines of the log that are kept.
    static let keptLogLines = 10

    /// The task's id: a number that counts up over all changes.
    package let id: String
    /// What kind of work it is: `start`, `stop`, `exec`, `perform-check`, `recover-check`.
    package let kind: String
    /// What it does, for people: `Start service "web"`.
    package let summary: String
    /// How far it is.
    package internal(set) var status: TaskStatus
    /// The newest lines of its log.
    package internal(set) var log: [TaskLogLine]
    /// What the work gave: an exec's `exit-code`.
    package internal(set) var data: [String: PlainValue]
    /// When it was added.
    package let spawnTime: WallTime
    /// When it became ready, once it has.
    package internal(set) var readyTime: WallTime?

    /// The steps that are done and all steps: one of one from when it is begun on.
    package var progress: (done: Int, total: Int) { (status == .waiting ? 0 : 1, 1) }

    mutating func append(_ line: TaskLogLine) {
        log.append(line)
        if log.count > Self.keptLogLines { log.removeFirst(log.count - Self.keptLogLines) }
    }
}
