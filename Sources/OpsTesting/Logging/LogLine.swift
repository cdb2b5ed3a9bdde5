public import HookCommands

/// A line that the charm has logged to Juju.
public struct LogLine: Sendable, Hashable, CustomStringConvertible {
    /// Juju's level.
    public var level: JujuLogLevel
    /// The text.
    public var message: String

    /// Makes a line.
    public init(level: JujuLogLevel, message: String) {
        self.level = level
        self.message = message
    }

    /// The level and the text.
    public var description: String { "\(level.rawValue) \(message)" }
}
