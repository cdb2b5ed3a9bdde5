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
    }

    /// Which kind of error it is.
    public let code: Code
    /// What went wrong, with the value at fault and the remedy, as a sentence.
    public let description: String
    /// The error behind this one, if there is one.
    public let cause: (any Error)?

    package init(_ code: Code, _ description: String, cause: (any Error)? = nil) {
        self.code = code
        self.description = description
        self.cause = cause
    }
}
