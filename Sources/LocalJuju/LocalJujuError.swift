/// Why a command on a local model failed.
///
/// The texts that `juju` itself prints for the same mistake are kept word for word, so that a script that looks for them
/// finds them.
package struct LocalJujuError: Error, Sendable, CustomStringConvertible {
    /// The kinds of error; more may come.
    package struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// The model's folder or file is missing, not readable, or not what it should be.
        package static let invalidModel = Code("invalidModel")
        /// A file or folder could not be read or written.
        package static let fileSystem = Code("fileSystem")
        /// The charm is missing, incomplete or malformed.
        package static let invalidCharm = Code("invalidCharm")
        /// An application, unit, action or option does not exist.
        package static let notFound = Code("notFound")
        /// An application of that name exists already.
        package static let alreadyExists = Code("alreadyExists")
        /// A value that was given is not one that can be taken.
        package static let invalidArgument = Code("invalidArgument")
        /// The program that a hook needs could not be started.
        package static let processFailed = Code("processFailed")
        /// The units did not come to rest within the number of events that was allowed.
        package static let notIdle = Code("notIdle")
        /// A signal ended the command while a hook ran.
        package static let interrupted = Code("interrupted")
    }

    /// Which kind of error it is.
    package let code: Code
    /// What is wrong, as a sentence.
    package let description: String
    /// The error underneath, where there is one.
    package let cause: (any Error)?

    package init(_ code: Code, _ description: String, cause: (any Error)? = nil) {
        self.code = code
        self.description = description
        self.cause = cause
    }
}
