import LocalJuju
import OrderedCollections
import PlainValues

/// What tasks gave, as `juju run` and `juju exec` print it.
struct TaskReport {
    /// What was run.
    enum Kind {
        case action
        case command
    }

    /// The results of tasks that ran.
    private let results: [ActionResult]
    /// Why others did not.
    private let problems: [String]
    /// The number of the operation that the tasks are of: the one before theirs.
    private let operation: Int?

    init(results: [ActionResult]) {
        self.results = results.filter(\.wasScheduled)
        problems = results.filter { !$0.wasScheduled }.map(\.message)
        operation = results.first.flatMap { Int($0.id) }.map { $0 - 1 }
    }

    /// Prints the results.
    ///
    /// What could not be scheduled is only told of, on standard error: for Juju's client that is no failure.
    ///
    /// - Throws: ``CommandError`` with Juju's text when a task's process failed, after everything is printed.
    func print(_ console: Console, format: TaskFormat, kind: Kind) throws {
        if !problems.isEmpty {
            let head =
                results.isEmpty
                ? "Operation \(operation ?? 0) failed to schedule any tasks:" : "Some actions could not be scheduled:"
            console.remark(([head] + problems).joined(separator: "\n"))
        }
        if results.isEmpty { return }
        if let format = format.structured {
            console.print(try format.text(.object(results.map { (key: $0.unit, value: $0.json) })))
        } else {
            switch kind {
            case .action:
                remarks.forEach(console.remark)
                console.print(try actionText())
            case .command: console.print(commandText())
            }
        }
        let failed = results.compactMap { result -> String? in
            guard let code = result.results["return-code"]?.intValue, code != 0 else { return nil }
            return " - id \"\(result.id)\" with return code \(code)"
        }
        guard !failed.isEmpty else { return }
        let plural = failed.count > 1 ? "s" : ""
        throw CommandError(.taskFailed, "the following task\(plural) failed:\n\(failed.joined(separator: "\n"))\n")
    }

    /// Which tasks ran and what they logged.
    private var remarks: [String] {
        let tasks = "\(results.count) task\(results.count == 1 ? "" : "s")"
        let operation = operation.map { "operation \($0) with " } ?? ""
        var lines = ["Running \(operation)\(tasks)"]
        for result in results {
            let tag = result.unit.split(separator: "/").joined(separator: "-")
            lines.append("  - task \(result.id) on unit-\(tag)")
        }
        lines.append("")
        for result in results { lines += result.log.map(Self.shortened) }
        return lines
    }

    /// A line of an action's log with its time of day only, as Juju prints it beside plain results.
    private static func shortened(_ line: String) -> String {
        let parts = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[2] == "+0000", parts[3] == "UTC" else { return line }
        return "\(parts[1]) \(parts[4])"
    }

    private func actionText() throws -> String {
        if results.count == 1, let result = results.first { return try text(of: result) }
        let entries = results.map { result in
            var entry: [(key: String, value: PlainValue)] = [("id", .string(result.id))]
            if !result.message.isEmpty { entry.append(("message", .string(result.message))) }
            let values = values(of: result)
            if !values.isEmpty { entry.append(("results", .map(values))) }
            entry.append(("status", .string(result.status)))
            return (key: result.unit, value: PlainValue.object(entry))
        }
        return try StructuredFormat.yaml.text(.object(entries))
    }

    /// The results of one action without its return code, after the message of a failure.
    private func text(of result: ActionResult) throws -> String {
        var text = result.status == "failed" ? "Action id \(result.id) failed: \(result.message)\n" : ""
        let values = values(of: result)
        if !values.isEmpty { text += try StructuredFormat.yaml.text(.map(values)) }
        return text
    }

    private func values(of result: ActionResult) -> PlainMap {
        (result.results.mapValue ?? [:]).filter { $0.key != "return-code" }
    }

    private func commandText() -> String {
        let texts = results.map { result in
            ["stdout", "stderr"].compactMap { result.results[$0]?.stringValue }
                .map { $0.isEmpty || $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined()
        }
        guard results.count > 1 else { return texts.joined() }
        return zip(results, texts).map { "\($0.unit):\n\($1)\n" }.joined()
    }
}
