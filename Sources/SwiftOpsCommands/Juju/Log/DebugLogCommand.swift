import ArgumentParser
import LocalJuju

struct DebugLogCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "debug-log",
        abstract: "Print what the charms and the agent logged.",
        discussion: """
            The whole log is printed, as with --replay, and the command ends, as with --no-tail: between commands \
            nothing runs that could log more.
            """)

    @OptionGroup var options: ModelOptions

    @Option(
        name: [.customShort("n"), .customLong("limit"), .customLong("lines")],
        help: "Print only so many of the last lines; 0 means all.")
    var limit = 0

    @Option(
        name: [.customShort("i"), .long], help: "Print only what these units logged: web/0, unit-web-0 or unit-web-*.")
    var include: [String] = []

    @Option(name: [.customShort("x"), .long], help: "Leave out what these units logged.")
    var exclude: [String] = []

    @Option(name: [.customShort("l"), .long], help: "Print only lines of this level and above.")
    var level: LogLevel?

    @Flag(name: .long, help: "Accepted for Juju's sake.")
    var replay = false

    @Flag(name: .long, help: "Accepted for Juju's sake.")
    var noTail = false

    @Flag(name: .long, help: .hidden)
    var color = false

    func run(_ console: Console) throws {
        guard limit >= 0 else { throw CommandError(.usage, "--limit must be 0 or more, not \(limit)") }
        let filter = LogFilter(include: include, exclude: exclude, level: level)
        let entries = try options.open(console).debugLog().filter(filter.admits)
        let styling = console.outputStyling
        for entry in entries.suffix(limit == 0 ? entries.count : limit) {
            console.print(styling.apply(LogLevel(rawValue: entry.level)?.style ?? .plain, to: entry.line) + "\n")
        }
    }
}
