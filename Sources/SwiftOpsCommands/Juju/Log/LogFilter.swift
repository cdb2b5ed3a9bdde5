import ArgumentParser
import LocalJuju

/// The levels of Juju's log, from the least to the most grave.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case trace = "TRACE"
    case debug = "DEBUG"
    case info = "INFO"
    case warning = "WARNING"
    case error = "ERROR"
    case critical = "CRITICAL"

    init?(argument: String) {
        self.init(rawValue: argument.uppercased())
    }

    /// The place in the order of gravity.
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    var style: TextStyle {
        switch self {
        case .trace, .debug: .faint
        case .info: .plain
        case .warning: .warning
        case .error, .critical: .bad
        }
    }
}

/// Which lines of a log are printed.
struct LogFilter {
    var include: [String]
    var exclude: [String]
    var level: LogLevel?

    func admits(_ entry: LogEntry) -> Bool {
        // A level that is not known is never hidden.
        if let level, let own = LogLevel(rawValue: entry.level), own.rank < level.rank { return false }
        if !include.isEmpty, !include.contains(where: { Self.matches($0, entry.entity) }) { return false }
        return !exclude.contains { Self.matches($0, entry.entity) }
    }

    /// Whether a pattern means who logged: a tag, the name of a unit, or the start of one before `*`.
    private static func matches(_ pattern: String, _ entity: String) -> Bool {
        let isUnit = pattern.contains("/")
        let tag = isUnit ? "unit-" + pattern.split(separator: "/").joined(separator: "-") : pattern
        return tag.hasSuffix("*") ? entity.hasPrefix(tag.dropLast()) : entity == tag
    }
}
