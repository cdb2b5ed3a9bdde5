import Glibc
import HookCommands

/// Where log lines go: to `juju-log`, and to standard error as well when Juju asks for that.
final class JujuLog: Sendable {
    /// Whether a line costs little: no process is spawned for it, or somebody waits for it.
    let isCheap: Bool
    private let runner: SharedRunner
    private let echoes: Bool

    /// The bytes that one argument of a program can have, less one.
    private static let maximumLength = 131_071

    init(runner: SharedRunner, echoes: Bool) {
        self.runner = runner
        self.echoes = echoes
        isCheap = echoes || !runner.spawnsProcesses
    }

    func write(_ message: String, level: JujuLogLevel) {
        if echoes {
            writeToStandardError("\(Self.timeOfDay()) \(level.rawValue.padded(to: 8)) \(message)\n")
        }
        for chunk in Self.chunks(of: message) {
            do {
                try HookCommands(runner: runner).jujuLog(chunk, level: level)
            } catch {
                writeToStandardError("\(level.rawValue) \(chunk)\n")
            }
        }
    }

    /// The message, or where it is too long a warning and its parts; nothing of an empty message.
    static func chunks(of message: String) -> [String] {
        // What a C string ends with cannot be part of an argument.
        let message = message.utf8.contains(0) ? withVisibleNULs(message) : message
        guard message.utf8.count > maximumLength else { return message.isEmpty ? [] : [message] }
        var chunks = ["Log string greater than \(maximumLength). Splitting into multiple chunks: "]
        var rest = message[...]
        while !rest.isEmpty {
            var end =
                rest.utf8.index(rest.startIndex, offsetBy: maximumLength, limitedBy: rest.endIndex) ?? rest.endIndex
            // Not within a character's bytes.
            end = end < rest.endIndex ? rest.unicodeScalars.index(before: rest.unicodeScalars.index(after: end)) : end
            chunks.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return chunks
    }

    private static func withVisibleNULs(_ message: String) -> String {
        message.unicodeScalars.reduce(into: "") { $0 += $1 == "\0" ? "\\0" : String($1) }
    }

    private static func timeOfDay() -> String {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return [parts.tm_hour, parts.tm_min, parts.tm_sec].map { ($0 < 10 ? "0" : "") + String($0) }.joined(
            separator: ":")
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
