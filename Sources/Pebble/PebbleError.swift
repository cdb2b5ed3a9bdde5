/// Why something that was asked of Pebble could not be done (`ops.pebble.Error` and its kinds).
///
/// ```swift
/// do {
///     try await container.start("web")
/// } catch let error as PebbleError where error.code == .change {
///     …
/// }
/// ```
public struct PebbleError: Error, CustomStringConvertible {
    /// The kinds of error; more may come.
    public struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// Pebble cannot be reached: there is no socket, or the connection was lost (`ops.pebble.ConnectionError`).
        public static let connection = Code("connection")
        /// An answer has not the form that the API gives it (`ops.pebble.ProtocolError`).
        public static let protocolViolation = Code("protocolViolation")
        /// Pebble answered with an error (`ops.pebble.APIError`).
        public static let api = Code("api")
        /// A file or directory could not be worked on (`ops.pebble.PathError`).
        public static let path = Code("path")
        /// A change ended with an error (`ops.pebble.ChangeError`).
        public static let change = Code("change")
        /// A command ended with another exit code than 0 (`ops.pebble.ExecError`).
        public static let exec = Code("exec")
        /// The time limit passed (`ops.pebble.TimeoutError`).
        public static let timeout = Code("timeout")
        /// The task was cancelled, and with it the request.
        ///
        /// What it asked for may have been done all the same.
        public static let cancelled = Code("cancelled")
        /// An argument has a form that is not accepted; nothing was sent.
        public static let invalidArgument = Code("invalidArgument")
        /// Something on this side of the socket failed: a file or descriptor that is read or written, or a closure or a
        /// sequence that threw; that error is the ``PebbleError/cause``.
        public static let local = Code("local")
    }

    /// Which kind of error it is.
    public let code: Code
    /// What went wrong, with the value at fault and the remedy, as a sentence.
    public let description: String
    /// The error behind this one, if there is one.
    public let cause: (any Error)?
    private let details: Details

    /// The status code of Pebble's answer, such as 404, of an error of code ``Code/api``.
    public var statusCode: Int? { details.fields.statusCode }
    /// What Pebble says of the error, of codes ``Code/api``, ``Code/path`` and ``Code/change``.
    public var message: String? { details.fields.message }
    /// How Pebble classifies the error, if it does.
    public var kind: Kind? { details.fields.kind }
    /// The path at fault, of an error of code ``Code/path``.
    public var path: String? { details.fields.path }
    /// The change that ended with an error, of code ``Code/change``.
    public var change: Change? { details.fields.change }
    /// The exit code of a command, of an error of code ``Code/exec``; never 0.
    public var exitCode: Int? { details.fields.exitCode }
    /// What the command wrote to its standard output, as far as it was collected.
    public var standardOutput: [UInt8]? { details.fields.standardOutput }
    /// What the command wrote to its standard error, as far as it was collected apart from the output.
    public var standardError: [UInt8]? { details.fields.standardError }

    package init(
        _ code: Code, _ description: String, _ fields: Fields = Fields(), cause: (any Error)? = nil
    ) {
        self.code = code
        self.description = description
        self.cause = cause
        details = Details(fields)
    }

    /// What only errors of some codes have.
    package struct Fields: Sendable {
        package var statusCode: Int?
        package var message: String?
        package var kind: Kind?
        package var path: String?
        package var change: Change?
        package var exitCode: Int?
        package var standardOutput: [UInt8]?
        package var standardError: [UInt8]?

        package init(
            statusCode: Int? = nil, message: String? = nil, kind: Kind? = nil, path: String? = nil,
            change: Change? = nil, exitCode: Int? = nil, standardOutput: [UInt8]? = nil, standardError: [UInt8]? = nil
        ) {
            self.statusCode = statusCode
            self.message = message
            self.kind = kind
            self.path = path
            self.change = change
            self.exitCode = exitCode
            self.standardOutput = standardOutput
            self.standardError = standardError
        }
    }

    /// Keeps the error small: it is passed in the results of every function.
    private final class Details: Sendable {
        let fields: Fields

        init(_ fields: Fields) { self.fields = fields }
    }
}
