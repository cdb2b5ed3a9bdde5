import PlainValues

/// Durations as Go writes them: `1m30s`, `500ms`.
package enum GoDuration {
    /// The text of a duration, to the nanosecond.
    package static func text(_ duration: Duration) -> String { duration.goText }
}
