/// A line of a task's log, which may hold line feeds.
package struct TaskLogLine: Hashable, Sendable {
    /// How important a line is.
    package enum Level: String, Hashable, Sendable {
        case info = "INFO"
        case error = "ERROR"
    }

    /// When it was written.
    package let time: WallTime
    /// How important it is.
    ///
    /// What failed tasks have as errors is in their change's error text.
    package let level: Level
    /// What it says.
    package let text: String

    /// The line as clients see it, with its time and level.
    package var line: String { "\(time.wholeSecondsText(.local)) \(level.rawValue) \(text)" }
}
