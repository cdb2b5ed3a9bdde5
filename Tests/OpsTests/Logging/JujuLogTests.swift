import HookCommands
import Logging
import Testing

@testable import Ops

/// Lets a test see what a runner noted after it was sent away.
private final class Notes: @unchecked Sendable {
    // Only the test's own thread logs, and it reads afterwards.
    var commands: [HookCommand] = []
}

private final class NotingRunner: HookCommandRunner {
    let notes: Notes
    init(_ notes: Notes) { self.notes = notes }

    func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8] {
        notes.commands.append(command)
        return []
    }
}

@Suite("Juju's log") struct JujuLogTests {
    private let limit = 131_071

    @Test("a line is one call, an empty one none")
    func short() {
        #expect(JujuLog.chunks(of: "a\nb") == ["a\nb"])
        #expect(JujuLog.chunks(of: "") == [])
        let longest = String(repeating: "x", count: limit)
        #expect(JujuLog.chunks(of: longest) == [longest])
    }

    @Test("a line that is too long is cut by its bytes, after a line that says so")
    func long() {
        let chunks = JujuLog.chunks(of: String(repeating: "x", count: 2 * limit + 1))
        #expect(chunks.first == "Log string greater than 131071. Splitting into multiple chunks: ")
        #expect(chunks.dropFirst().map(\.utf8.count) == [limit, limit, 1])
    }

    @Test("no character is cut in two", arguments: ["é", "€", "😀", "🇩🇪", "e\u{301}"])
    func characters(_ character: String) {
        for offset in 0..<4 {
            let message = String(repeating: "x", count: offset) + String(repeating: character, count: 150_000)
            let chunks = JujuLog.chunks(of: message).dropFirst()
            #expect(chunks.allSatisfy { !$0.isEmpty && $0.utf8.count <= limit && !$0.contains("\u{fffd}") })
            #expect(chunks.joined() == message)
        }
    }

    @Test(
        "NUL bytes, which no argument can hold, are shown instead",
        arguments: [
            ("a\0b", "a\\0b"), ("\0", "\\0"), ("\0\0x", "\\0\\0x"), ("a\0\u{301}", "a\\0\u{301}"),
        ])
    func nulBytes(_ row: (message: String, line: String)) {
        #expect(JujuLog.chunks(of: row.message) == [row.line])
    }

    @Test(
        "each level has Juju's name; a notice is information",
        arguments: [
            (Logger.Level.trace, "TRACE"), (.debug, "DEBUG"), (.info, "INFO"), (.notice, "INFO"), (.warning, "WARNING"),
            (.error, "ERROR"), (.critical, "CRITICAL"),
        ])
    func levels(_ row: (level: Logger.Level, name: String)) {
        let notes = Notes()
        let log = JujuLog(runner: SharedRunner(NotingRunner(notes)), echoes: false)
        var logger = Logger(label: "charm") { JujuLogHandler(label: $0, log: log) }
        logger.logLevel = .trace
        logger.log(level: row.level, "hello")
        #expect(notes.commands.map(\.arguments) == [["--log-level", row.name, "--", "hello"]])
    }

    @Test("metadata is written after the message, in order; a line's own comes before the logger's")
    func metadata() {
        let notes = Notes()
        let log = JujuLog(runner: SharedRunner(NotingRunner(notes)), echoes: false)
        var logger = Logger(label: "charm") { JujuLogHandler(label: $0, log: log) }
        logger[metadataKey: "b"] = "2"
        logger[metadataKey: "a"] = "1"
        logger.info("hello", metadata: ["b": "3"])
        logger.trace("below the level")
        #expect(notes.commands.compactMap(\.arguments.last) == ["hello a=1 b=3"])
    }
}
