import HookCommands

/// A controller that answers `state-get` with recorded texts and notes every call.
final class FakeController: HookCommandRunner {
    /// What `state-get` answers.
    var stored: [String: String] = [:]
    /// The commands that fail.
    var failing: Set<String> = []
    private(set) var calls: [HookCommand] = []

    func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8] {
        calls.append(command)
        if failing.contains(command.name) {
            throw HookCommandError(.failed, tool: command.name, exitCode: 1, "\(command.name) failed.")
        }
        guard command.name == "state-get" else { return [] }
        // Juju's own answer where there is nothing.
        guard !stored.isEmpty else { return Array("null\n".utf8) }
        let fields = stored.map { "\(Self.json($0.key)):\(Self.json($0.value))" }
        return Array("{\(fields.joined(separator: ","))}\n".utf8)
    }

    /// The calls as words, with what they read on standard input as the last one.
    var log: [String] {
        calls.map { call in
            let input = call.input.map { [String(decoding: $0, as: UTF8.self)] } ?? []
            return ([call.name] + call.arguments.filter { !$0.hasPrefix("--format") } + input).joined(separator: " ")
        }
    }

    func forgetCalls() { calls = [] }

    private static func json(_ text: String) -> String {
        var json = "\""
        for character in text.unicodeScalars {
            switch character {
            case "\"", "\\": json += "\\\(character)"
            case "\n": json += "\\n"
            default: json.unicodeScalars.append(character)
            }
        }
        return json + "\""
    }
}
