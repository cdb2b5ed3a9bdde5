import ArgumentParser
import LocalJuju

struct ExecCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "exec",
        abstract: "Run a shell command in the surroundings of a hook.",
        discussion: """
            All hook commands work. What they change is kept when the command succeeds. One argument is a text for \
            the shell; of several, each is a word.
            """)

    @OptionGroup var options: ModelOptions

    @Option(name: [.customShort("u"), .long], help: "The units, or application/leader; commas stand between names.")
    var unit: [String] = []

    @Option(
        name: [.customShort("a"), .long, .customLong("app")],
        help: "Run on every unit of these applications; commas stand between names.")
    var application: [String] = []

    @OptionGroup var task: TaskOptions

    @Argument(parsing: .captureForPassthrough, help: "The command and its arguments, best after --.")
    var command: [String] = []

    /// The command without the `--` that may stand before it.
    var words: [String] { command.first == "--" ? Array(command.dropFirst()) : command }

    func run(_ console: Console) throws {
        try task.validate(console)
        guard !words.isEmpty else { throw CommandError(.usage, "no commands specified") }
        let names = { (texts: [String]) in texts.flatMap { $0.split(separator: ",").map(String.init) } }
        guard !unit.isEmpty || !application.isEmpty else {
            throw CommandError(.usage, "You must specify a target, either through --application or --unit")
        }
        let text = words.count == 1 ? words[0] : words.map(ShellWord.quoted).joined(separator: " ")
        let results = try options.change(console) { model in
            var units = try names(unit).map { try model.unitName($0) }
            for application in names(application) {
                let status = model.status()
                guard status.applications[application] != nil else {
                    throw CommandError(.notFound, "application \"\(application)\" not found")
                }
                units += status.units(of: application).keys.sorted(by: NaturalOrder.precedes)
            }
            return try model.exec(text, on: units)
        }
        try TaskReport(results: results).print(console, format: task.format, kind: .command)
    }
}

/// A word as the shell reads it.
enum ShellWord {
    static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "_-./:=@%+,".utf8.contains(byte)
                }
            }
        return isPlain
            ? word
            : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
