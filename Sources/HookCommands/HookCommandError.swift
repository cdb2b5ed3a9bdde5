/// Why a hook command did not do what was asked of it.
///
/// No text in it holds a value that the charm wrote or read: neither secrets, nor relation data, nor action results.
public struct HookCommandError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may come.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The kind's name.
        public let description: String
        private init(_ name: String) { description = name }

        /// The command ended with an exit status other than 0, for a reason that has no code of its own.
        public static let failed = Code("failed")
        /// Juju knows no such relation, or no longer.
        public static let relationNotFound = Code("relationNotFound")
        /// Juju knows no such secret, or the unit may not know of it.
        public static let secretNotFound = Code("secretNotFound")
        /// Juju refused the unit what it asked for.
        public static let permissionDenied = Code("permissionDenied")
        /// Only the leader may do this, and the unit is not the leader.
        public static let notLeader = Code("notLeader")
        /// This Juju has no such hook command, or the process does not run inside a hook.
        public static let toolNotFound = Code("toolNotFound")
        /// The system did not start the command, or did not let it be observed.
        public static let cannotRun = Code("cannotRun")
        /// A signal ended the command.
        public static let killed = Code("killed")
        /// The command did not end within the time limit, and was killed.
        public static let timedOut = Code("timedOut")
        /// The command wrote more than is read, and was killed.
        public static let outputTooLarge = Code("outputTooLarge")
        /// The command succeeded, and its answer does not have the form that it should have.
        public static let unexpectedAnswer = Code("unexpectedAnswer")
        /// The command was sent to the agent, and no answer came: it may have been carried out.
        public static let replyLost = Code("replyLost")
        /// An argument cannot be given to a hook command.
        public static let invalidArgument = Code("invalidArgument")
        /// An environment variable that chooses how hook commands are run has no usable value.
        public static let invalidSetting = Code("invalidSetting")
    }

    /// Which kind of error it is.
    public let code: Code
    /// The name of the hook command; empty when the error is not about one.
    public let tool: String
    /// The command's exit status, or `nil` when it did not end by itself or was not started.
    public let exitCode: Int?
    /// What the command wrote on standard error, as it was; empty when there was nothing.
    public let standardError: String
    /// The arguments that the command was called with, as far as they are known.
    ///
    /// What may be a value is left out of them: what follows `--` and the `=` of `key=value`.
    public private(set) var arguments: [String] = []
    /// What is wrong, as a sentence.
    private let reason: String

    /// What is wrong, as a sentence, and the call with its ``arguments``.
    public var description: String {
        arguments.isEmpty ? reason : "\(reason) (The call: \(tool) \(arguments.joined(separator: " ")))"
    }

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: The kind of error.
    ///   - tool: The name of the hook command.
    ///   - exitCode: The command's exit status, if it has one.
    ///   - standardError: What the command wrote on standard error.
    ///   - description: What is wrong, as a sentence, without values of secrets or databags.
    public init(
        _ code: Code, tool: String, exitCode: Int? = nil, standardError: String = "", _ description: String
    ) {
        self.code = code
        self.tool = tool
        self.exitCode = exitCode
        self.standardError = standardError
        reason = description
    }

    /// The same error, with the arguments of the call that it is about.
    func of(_ command: HookCommand) -> HookCommandError {
        guard tool == command.name else { return self }
        var error = self
        error.arguments = command.argumentsWithoutValues.map { $0.count > 200 ? "\($0.prefix(200))…" : $0 }
        return error
    }
}
