/// Who is told of each event as it happens.
package protocol TimelineSink: AnyObject {
    /// A hook or an action begins.
    func eventDidStart(_ event: TimelineEvent)
    /// The charm ran one hook command; called when the event has ended, in the order in which the commands ran.
    func eventDidRun(_ command: TimelineCommand, in event: TimelineEvent)
    /// A hook or an action has ended.
    func eventDidEnd(_ event: TimelineEvent, outcome: TimelineOutcome)
}
