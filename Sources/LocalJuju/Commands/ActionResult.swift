package import PlainValues

/// What an action, or a command that was run with `exec`, ended with.
package struct ActionResult: Hashable, Sendable {
    /// The number of the task, counted through the model.
    package var id: String
    package var unit: String
    /// `completed` or `failed`.
    package var status: String
    /// What the charm set, and `return-code`, `stdout` and `stderr`.
    package var results: PlainValue
    /// Why it failed; empty when it did not, or gave no reason.
    package var message: String
    /// What was logged with `action-log`, each line with its time before it.
    package var log: [String]
    package var enqueued: String
    package var started: String
    package var completed: String
    /// Whether there was something to run: else `message` says what is wrong with the request, and that is all.
    package var wasScheduled = true

    /// The result in the form of `juju run --format json`.
    package var json: PlainValue {
        var entries: [(key: String, value: PlainValue)] = [("id", .string(id))]
        if !log.isEmpty { entries.append(("log", .array(log.map(PlainValue.string)))) }
        if !message.isEmpty { entries.append(("message", .string(message))) }
        entries.append(("results", results))
        entries.append(("status", .string(status)))
        let timing: [(key: String, value: PlainValue)] = [
            ("enqueued", .string(enqueued)), ("started", .string(started)), ("completed", .string(completed)),
        ]
        entries.append(("timing", .object(timing)))
        entries.append(("unit", .string(unit)))
        return .object(entries)
    }
}
