import HookCommands

/// Notes each hook command, and answers with what it was given.
final class FakeJuju: HookCommandRunner {
    /// What each command answers, by its name; `null` where nothing is given.
    var answers: [String: [UInt8]] = ["is-leader": Array("true".utf8), "config-get": Array("{}".utf8)]
    /// The commands that fail, and what they say.
    var failures: [String: String] = [:]
    private(set) var commands: [HookCommand] = []

    func answer(_ command: String, _ text: String) { answers[command] = Array(text.utf8) }

    /// The calls so far, as their words, without those that only log.
    var calls: [String] {
        commands.filter { $0.name != "juju-log" }.map { ([$0.name] + $0.arguments).joined(separator: " ") }
    }

    /// What was logged, without the level.
    var logLines: [String] { commands.filter { $0.name == "juju-log" }.compactMap(\.arguments.last) }

    func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8] {
        commands.append(command)
        if let reason = failures[command.name] {
            throw HookCommandError(tool: command.name, exitCode: 1, standardError: reason)
        }
        return answers[command.name] ?? Array("null".utf8)
    }
}
