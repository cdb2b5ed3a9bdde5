import LocalJuju

/// Counts what happens in a model.
final class EventCounter: TimelineSink {
    private(set) var events = 0
    private(set) var commands = 0
    /// The events whose changes were not kept.
    private(set) var failures: [String] = []

    func eventDidStart(_ event: TimelineEvent) { events += 1 }

    func eventDidRun(_ command: TimelineCommand, in event: TimelineEvent) { commands += 1 }

    func eventDidEnd(_ event: TimelineEvent, outcome: TimelineOutcome) {
        if outcome.result != .committed { failures.append("\(event.unit) \(event.name): \(outcome.result)") }
    }
}
