extension State {
    /// What the commands of a container do that begin with some words (`ops.testing.Exec`).
    public struct Exec: Sendable, Hashable {
        /// The words: an executable and its first arguments; none for all commands.
        public var commandPrefix: [String]
        /// What the command comes to.
        public var result: ExecResult

        /// Says what commands do.
        ///
        /// - Parameters:
        ///   - commandPrefix: An executable and its first arguments; none for all commands.
        ///   - exitCode: The exit code, 0 for success.
        ///   - output: What the command writes as its standard output.
        ///   - errors: What it writes as its standard error.
        public init(_ commandPrefix: [String], exitCode: Int = 0, output: String = "", errors: String = "") {
            self.init(commandPrefix, ExecResult(exitCode: exitCode, output: output, errors: errors))
        }

        /// Says what commands do.
        ///
        /// - Parameters:
        ///   - commandPrefix: An executable and its first arguments; none for all commands.
        ///   - result: What the command comes to.
        public init(_ commandPrefix: [String], _ result: ExecResult) {
            self.commandPrefix = commandPrefix
            self.result = result
        }
    }
}
