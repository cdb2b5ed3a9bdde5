/// The hook commands with which a charm asks and tells Juju, one function for each.
///
/// This is the layer below the model: nothing is cached and nothing is checked that Juju checks itself. The arguments
/// are those of `ops` 3.9. Every function throws ``HookCommandError``: with
/// ``HookCommandError/Code/toolNotFound`` where Juju has no such command, ``HookCommandError/Code/unexpectedAnswer`` for
/// an answer of another form than Juju's, and the codes that a function names itself.
public struct HookCommands {
    /// What runs the commands.
    public let runner: any HookCommandRunner

    /// Makes the hook commands over a runner.
    ///
    /// - Parameter runner: What runs the commands.
    public init(runner: any HookCommandRunner) {
        self.runner = runner
    }

    /// Runs a command whose answer is of no interest, or is no JSON.
    ///
    /// - Parameter command: The command, its arguments and its input.
    /// - Returns: What it wrote on standard output.
    /// - Throws: ``HookCommandError``, with the arguments of the call.
    @discardableResult
    package func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8] {
        try command.checkForNUL()
        do {
            return try runner.run(command)
        } catch {
            throw error.of(command)
        }
    }

    /// Runs a command that answers in JSON.
    func ask(_ command: HookCommand) throws(HookCommandError) -> Answer {
        try Answer(of: command, in: run(command))
    }

    /// Runs a command that answers with one line of text, which must not be empty.
    func line(_ command: HookCommand) throws(HookCommandError) -> String {
        let bytes = try run(command)
        guard let text = String(validating: bytes, as: UTF8.self)?.trimmed, !text.isEmpty else {
            throw HookCommandError(
                .unexpectedAnswer, tool: command.name,
                "\(command.name) answered \(bytes.count) bytes without any text, where a line of text was expected."
            ).of(command)
        }
        return text
    }
}
