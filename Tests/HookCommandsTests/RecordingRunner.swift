import HookCommands

/// Notes each command and answers with what it was given.
final class RecordingRunner: HookCommandRunner {
    private(set) var commands: [HookCommand] = []
    private let answers: [String: String]
    private let observe: (HookCommand) throws(HookCommandError) -> Void

    init(
        answers: [String: String] = [:], observe: @escaping (HookCommand) throws(HookCommandError) -> Void = { _ in }
    ) {
        self.answers = answers
        self.observe = observe
    }

    func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8] {
        commands.append(command)
        try observe(command)
        return Array((answers[command.name] ?? "null").utf8)
    }
}

/// Answers every command with the same bytes.
final class FixedRunner: HookCommandRunner {
    private let answer: [UInt8]

    init(_ answer: [UInt8]) { self.answer = answer }

    func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8] { answer }
}
