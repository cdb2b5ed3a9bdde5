/// What a simulated command comes to (`ops.testing.ExecResult`).
public struct ExecResult: Sendable, Hashable {
    /// Its exit code, 0 for success.
    public var exitCode: Int
    /// What it writes as its standard output.
    public var standardOutput: [UInt8]
    /// What it writes as its standard error.
    ///
    /// Where the charm has them combined, it comes after the output.
    public var standardError: [UInt8]
    /// Whether it takes longer than it may.
    let isTimeout: Bool

    /// Makes the result of a command that writes text.
    ///
    /// - Parameters:
    ///   - exitCode: Its exit code, 0 for success.
    ///   - output: What it writes as its standard output.
    ///   - errors: What it writes as its standard error.
    public init(exitCode: Int = 0, output: String = "", errors: String = "") {
        self.init(exitCode: exitCode, output: Array(output.utf8), errors: Array(errors.utf8))
    }

    /// Makes the result of a command that writes bytes.
    ///
    /// - Parameters:
    ///   - exitCode: Its exit code, 0 for success.
    ///   - output: What it writes as its standard output.
    ///   - errors: What it writes as its standard error.
    public init(exitCode: Int = 0, output: [UInt8], errors: [UInt8] = []) {
        self.init(exitCode: exitCode, output: output, errors: errors, isTimeout: false)
    }

    private init(exitCode: Int, output: [UInt8], errors: [UInt8], isTimeout: Bool) {
        self.exitCode = exitCode
        standardOutput = output
        standardError = errors
        self.isTimeout = isTimeout
    }

    /// The command takes longer than its time limit: it is killed, and waiting for it fails.
    ///
    /// It is for commands that the charm gives a time limit.
    public static let timedOut = ExecResult(exitCode: -1, output: [], errors: [], isTimeout: true)
}
