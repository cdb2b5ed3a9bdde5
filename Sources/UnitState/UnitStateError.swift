/// Why what a unit keeps between dispatches could not be read or written.
///
/// No text of this error carries a stored value: it names files, handle paths and kinds of value only.
public struct UnitStateError: Error, Sendable, CustomStringConvertible {
    /// The kinds of error; more may come.
    public struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// The database file cannot be made or opened: a missing folder, permissions, or no regular file.
        public static let cannotOpen = Code("cannotOpen")
        /// The file is not a SQLite database, or it is a damaged one.
        public static let damagedDatabase = Code("damagedDatabase")
        /// The database has other tables than `ops` makes.
        public static let wrongSchema = Code("wrongSchema")
        /// Another process held the database for longer than is waited.
        public static let busy = Code("busy")
        /// The database cannot be written: it is read-only, the disk is full, or an operation on the file failed.
        public static let cannotWrite = Code("cannotWrite")
        /// What is stored is not in a form that is read.
        public static let unreadableData = Code("unreadableData")
        /// A value is of a kind that cannot be stored.
        public static let unsupportedValue = Code("unsupportedValue")
        /// Something is larger, or nested deeper, than is stored or read.
        public static let tooLarge = Code("tooLarge")
        /// The store was used after it was closed.
        public static let closed = Code("closed")
        /// The charm asks for the controller's storage, and this Juju has none.
        public static let noControllerStorage = Code("noControllerStorage")
        /// A hook command that reads or writes the controller's storage failed.
        public static let hookCommandFailed = Code("hookCommandFailed")
    }

    /// Which kind of error it is.
    public let code: Code
    /// What is wrong and what to do, as sentences.
    public let description: String
    /// The error behind this one, where there is one.
    public let cause: (any Error)?

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: The kind of error.
    ///   - description: What is wrong and what to do, as sentences.
    ///   - cause: The error behind this one.
    public init(_ code: Code, _ description: String, cause: (any Error)? = nil) {
        self.code = code
        self.description = description
        self.cause = cause
    }

    /// The same error, told as what happened to a snapshot.
    func whileHandling(_ action: String, _ handlePath: String) -> UnitStateError {
        UnitStateError(code, "\(action) the snapshot of \"\(handlePath)\" failed: \(description)", cause: cause)
    }
}
