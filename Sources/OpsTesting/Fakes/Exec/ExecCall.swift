public import Pebble

/// How a charm has run a command in a container (`ops.testing.ExecArgs`).
public struct ExecCall: Sendable, Hashable {
    /// The executable and its arguments.
    public var command: [String]
    /// The variables that it was given, with those of the service whose context it has.
    public var environment: [String: String]
    /// Where it runs; `nil` when the charm does not say.
    public var workingDirectory: String?
    /// How long it may run; `nil` for as long as it takes.
    public var timeout: Duration?
    /// As whom it runs; `nil` when the charm does not say.
    public var user: WorkloadUser?
    /// The service whose context it has; `nil` when it has none.
    public var serviceContext: String?
    /// What it was given to read.
    public var standardInput: [UInt8]
    /// Whether its errors go with its output.
    public var combinesError: Bool
    /// The signals that the charm has sent it, by name.
    public var signals: [String]

    /// What it was given to read, as text in UTF-8; what is not is replaced by U+FFFD.
    public var inputText: String { String(decoding: standardInput, as: UTF8.self) }
}
