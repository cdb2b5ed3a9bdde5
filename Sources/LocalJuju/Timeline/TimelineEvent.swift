/// One run of a charm's program, as a timeline shows it.
package struct TimelineEvent: Hashable, Sendable {
    /// `web/0`.
    package var unit: String
    /// The hook's name, an action's with `action ` before it, or `exec`.
    package var name: String
    /// How often this event has been tried, this time included.
    package var attempt: Int
    /// The time in the model.
    package var time: String
}
