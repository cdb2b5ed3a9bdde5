import LocalJuju

/// One event on one line of at most 100 columns: unit, event, time, hook commands, and the status it left.
///
/// ```text
/// web/0      config-changed              14.2 ms  config-get status-set↗×2    active: serving
/// web/0      install (2)                 10.9 ms  status-set                  ✗ exit status 1
/// ```
struct TimelineLine {
    var event: TimelineEvent
    var commands: [TimelineCommand]
    var outcome: TimelineOutcome

    private static let width = 100

    func text(_ styling: Styling) -> String {
        let name = event.attempt > 1 ? "\(event.name) (\(event.attempt))" : event.name
        let start = [
            Self.padded(event.unit, to: 10),
            Self.padded(name, to: 26),
            Self.time(outcome.elapsed),
            Self.padded(Self.shortened(tools, to: 26), to: 26),
        ].joined(separator: " ")
        let (end, style) = ending
        let text = Self.shortened(singleLine(end), to: max(Self.width - start.count - 1, 12))
        return start + " " + styling.apply(style, to: text)
    }

    /// The hook commands in the order of their first use, each with how often it ran, and with an arrow where it ran as
    /// a process of its own.
    private var tools: String {
        var counts: [(tool: String, count: Int)] = []
        for command in commands {
            let tool = command.isSpawned ? "\(command.tool)↗" : command.tool
            if let index = counts.firstIndex(where: { $0.tool == tool }) {
                counts[index].count += 1
            } else {
                counts.append((tool, 1))
            }
        }
        return counts.map { $0.count > 1 ? "\($0.tool)×\($0.count)" : $0.tool }.joined(separator: " ")
    }

    private var ending: (text: String, style: TextStyle) {
        switch outcome.result {
        case .committed:
            let message = outcome.status.message ?? ""
            let status = outcome.status.current
            return (message.isEmpty ? status : "\(status): \(message)", TextStyle(status: status))
        case .failed(let reason): return ("✗ \(reason)", .bad)
        case .terminated: return ("✗ terminated, runs again", .warning)
        case .skipped: return ("- no hook", .faint)
        }
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(width - text.count, 0))
    }

    private static func shortened(_ text: String, to width: Int) -> String {
        text.count > width ? text.prefix(width - 1) + "…" : text
    }

    /// Nine columns: milliseconds with a tenth, or seconds with a hundredth from ten seconds on.
    static func time(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let milliseconds = Double(seconds) * 1e3 + Double(attoseconds) / 1e15
        let text = milliseconds < 10_000 ? "\(rounded(milliseconds, 10)) ms" : "\(rounded(milliseconds / 1e3, 10)) s"
        return String(repeating: " ", count: max(9 - text.count, 0)) + text + " "
    }

    private static func rounded(_ value: Double, _ fraction: Double) -> Double {
        (value * fraction).rounded() / fraction
    }
}
