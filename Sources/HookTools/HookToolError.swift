/// Why a hook tool did not do what it was asked for.
///
/// The `description` is the text that Juju gives, without the `ERROR ` in front.
package struct HookToolError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may come.
    package struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// The flags or the arguments are wrong: the tool exits with 2.
        package static let usage = Code("usage")
        /// The tool could not do it: it exits with 1.
        package static let failed = Code("failed")
        /// The tool wants to read standard input and the request supplied none.
        ///
        /// It is no answer of the tool but an error of the call: the caller repeats the call with its input.
        package static let inputRequired = Code("inputRequired")
        /// There is no such tool, or the request is malformed: an error of the call as well.
        package static let badRequest = Code("badRequest")
    }

    /// Which kind of error it is.
    package let code: Code
    /// Juju's text.
    package let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
