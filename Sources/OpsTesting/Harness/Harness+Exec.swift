import Ops

extension Harness {
    // MARK: Commands in containers

    /// Says what commands do that begin with some words.
    ///
    /// ```swift
    /// try harness.handleExec("web", ["ls"], output: "index.html\n")
    /// ```
    ///
    /// Of what was said, the one with the most words counts; what is said of the same words again takes its place.
    ///
    /// - Parameters:
    ///   - container: The container's name, as in the charm's metadata.
    ///   - commandPrefix: An executable and its first arguments; none for all commands.
    ///   - exitCode: The exit code, 0 for success.
    ///   - output: What the command writes as its standard output.
    ///   - errors: What it writes as its standard error.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the charm does not declare.
    public func handleExec(
        _ container: String, _ commandPrefix: [String], exitCode: Int = 0, output: String = "", errors: String = ""
    ) throws(TestingError) {
        try handleExec(container, commandPrefix, ExecResult(exitCode: exitCode, output: output, errors: errors))
    }

    /// Says what commands do that begin with some words.
    ///
    /// - Parameters:
    ///   - container: The container's name, as in the charm's metadata.
    ///   - commandPrefix: An executable and its first arguments; none for all commands.
    ///   - result: What the command comes to.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the charm does not declare.
    public func handleExec(
        _ container: String, _ commandPrefix: [String], _ result: ExecResult
    ) throws(TestingError) {
        try pebble(container).with { $0.execs[commandPrefix] = .result(result) }
    }

    /// Has a closure say what commands do that begin with some words.
    ///
    /// ```swift
    /// try harness.handleExec("web", ["sort"]) { call in
    ///     ExecResult(output: call.inputText.split(separator: "\n").sorted().joined(separator: "\n"))
    /// }
    /// ```
    ///
    /// It is called when the command's input has ended, or when the charm waits for the command. What it throws is why the
    /// command could not be run.
    ///
    /// - Parameters:
    ///   - container: The container's name, as in the charm's metadata.
    ///   - commandPrefix: An executable and its first arguments; none for all commands.
    ///   - handler: Says what the command comes to; ``ExecResult/timedOut`` for one that takes too long.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the charm does not declare.
    public func handleExec(
        _ container: String, _ commandPrefix: [String],
        _ handler: @escaping @Sendable (ExecCall) throws -> ExecResult
    ) throws(TestingError) {
        try pebble(container).with { $0.execs[commandPrefix] = .handler(handler) }
    }

    /// The commands that the charm has run in a container, in order.
    ///
    /// - Parameter container: The container's name, as in the charm's metadata.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the charm does not declare.
    public func execHistory(_ container: String) throws(TestingError) -> [ExecCall] {
        try pebble(container).with { $0.execHistory }
    }
}
