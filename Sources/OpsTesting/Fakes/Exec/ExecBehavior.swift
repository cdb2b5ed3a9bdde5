/// What the commands that begin with some words do.
enum ExecBehavior: Sendable {
    /// They all come to the same.
    case result(ExecResult)
    /// A closure says what they come to.
    case handler(@Sendable (ExecCall) throws -> ExecResult)

    /// What a command comes to.
    func result(of call: ExecCall) throws -> ExecResult {
        switch self {
        case .result(let result): result
        case .handler(let handler): try handler(call)
        }
    }
}
