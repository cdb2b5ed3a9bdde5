/// Why a command was refused, as it is printed after `ERROR`.
package struct CommandError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may come.
    package struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// An argument is malformed, missing, or does not go with another.
        package static let usage = Code("usage")
        /// What the command names does not exist.
        package static let notFound = Code("notFound")
        /// What the command would make exists already.
        package static let alreadyExists = Code("alreadyExists")
        /// A file cannot be read or written.
        package static let file = Code("file")
        /// What the command asks for is not possible in the model.
        package static let refused = Code("refused")
        /// A task ran and failed.
        package static let taskFailed = Code("taskFailed")
    }

    /// Which kind of error it is.
    package let code: Code
    /// What is wrong, with the offending value and the remedy.
    package let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// What the process exits with: 2 for wrong usage, as Juju's client does, else 1.
    package var exitStatus: Int32 { code == .usage ? 2 : 1 }
}
