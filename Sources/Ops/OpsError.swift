public import HookCommands

/// Why something that a charm asked of the framework or of the model could not be done.
///
/// ```swift
/// do {
///     try unit.setWorkloadVersion("1.2")
/// } catch let error as OpsError where error.code == .hookCommandFailed {
///     …
/// }
/// ```
public struct OpsError: Error, CustomStringConvertible {
    /// The kinds of error; more may come.
    public struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// A hook command failed (`ops.ModelError`); ``OpsError/hookCommandError`` says which and why.
        public static let hookCommandFailed = Code("hookCommandFailed")
        /// Juju knows no such relation (`ops.RelationNotFoundError`).
        public static let relationNotFound = Code("relationNotFound")
        /// An endpoint has several relations where one was asked for (`ops.TooManyRelatedAppsError`).
        public static let tooManyRelatedApps = Code("tooManyRelatedApps")
        /// The unit may not read or write a databag (`ops.RelationDataAccessError`).
        public static let relationDataAccess = Code("relationDataAccess")
        /// Juju knows no such secret, or does not show it to this unit (`ops.SecretNotFoundError`).
        public static let secretNotFound = Code("secretNotFound")
        /// The plan of a container's Pebble has no such service (`ops.ModelError`).
        public static let serviceNotFound = Code("serviceNotFound")
        /// The plan of a container's Pebble has no such check (`ops.ModelError`).
        public static let checkNotFound = Code("checkNotFound")
        /// A container's Pebble has no such notice any more (`ops.ModelError`).
        public static let noticeNotFound = Code("noticeNotFound")
        /// Files were not all copied to or from a container (`ops.MultiPushPullError`); ``OpsError/copyFailures`` says which.
        public static let copyFailed = Code("copyFailed")
        /// The unit is not allowed to do this, mostly because it is not the leader.
        public static let notAllowed = Code("notAllowed")
        /// What was asked for does not exist in the charm's metadata.
        public static let notDeclared = Code("notDeclared")
        /// An argument has a form that is not accepted.
        public static let invalidArgument = Code("invalidArgument")
        /// A value has another type, or lacks a field.
        public static let invalidValue = Code("invalidValue")
        /// Two objects of a charm have the same handle path.
        public static let duplicateHandle = Code("duplicateHandle")
        /// Two observers of one object cannot be told apart.
        public static let duplicateObserver = Code("duplicateObserver")
        /// A handle path cannot be read.
        public static let invalidHandle = Code("invalidHandle")
        /// Stored state has no such attribute.
        public static let notStored = Code("notStored")
        /// What is stored cannot be read as what the charm expects.
        public static let unreadableState = Code("unreadableState")
        /// The environment that Juju gave lacks something, or it is malformed.
        public static let invalidEnvironment = Code("invalidEnvironment")
        /// The charm's process would have ended here, and goes on for the test that runs it.
        public static let processEnded = Code("processEnded")
        /// Juju cannot do this in its version.
        public static let notSupported = Code("notSupported")
    }

    /// Which kind of error it is.
    public let code: Code
    /// What went wrong, with the value at fault and the remedy, as a sentence.
    public let description: String
    /// The error behind this one, if there is one.
    public let cause: (any Error)?

    /// The hook command's own error, when one failed.
    public var hookCommandError: HookCommandError? { cause as? HookCommandError }

    /// What was not copied and why, of an error of code ``Code/copyFailed``; else empty.
    public var copyFailures: [CopyFailure] { (cause as? CopyFailures)?.all ?? [] }

    package init(_ code: Code, _ description: String, cause: (any Error)? = nil) {
        self.code = code
        self.description = description
        self.cause = cause
    }
}
