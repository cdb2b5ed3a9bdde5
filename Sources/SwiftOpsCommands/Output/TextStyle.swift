/// How a terminal shows a text.
enum TextStyle: Sendable {
    case plain
    case good
    case warning
    case bad
    case emphasis
    case faint

    /// The style in which Juju's client shows a status.
    init(status: String) {
        self =
            switch status {
            case "active", "idle", "started", "available", "joined", "completed", "running": .good
            case "error", "failed", "lost", "down", "blocked": .bad
            case "maintenance", "waiting", "allocating", "executing", "pending", "terminated", "unknown": .warning
            default: .plain
            }
    }

    fileprivate var code: String? {
        switch self {
        case .plain: nil
        case .good: "32"
        case .warning: "33"
        case .bad: "31"
        case .emphasis: "1"
        case .faint: "2"
        }
    }
}

/// Whether styles are shown: on a terminal only, and never against the user's wish.
struct Styling: Sendable {
    let isOn: Bool

    /// Decides for one stream.
    ///
    /// - Parameters:
    ///   - isTerminal: Whether the stream is a terminal.
    ///   - environment: The variables; `NO_COLOR`, when it is not empty, and `TERM=dumb` turn styles off.
    init(isTerminal: Bool, environment: [String: String]) {
        isOn = isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    func apply(_ style: TextStyle, to text: String) -> String {
        guard isOn, let code = style.code else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
