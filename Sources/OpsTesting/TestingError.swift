/// Why a test cannot do what it asks for.
public struct TestingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public struct Code: Hashable, Sendable {
        private let name: String

        init(_ name: String) { self.name = name }

        /// A call that is not possible now, as a second `begin()`.
        public static let misuse = Code("misuse")
        /// A value that cannot be, as a negative number of units.
        public static let invalidValue = Code("invalidValue")
        /// A relation, container, storage or option that the charm does not declare.
        public static let notDeclared = Code("notDeclared")
        /// Something that is not there: a relation, a unit, a secret.
        public static let notFound = Code("notFound")
        /// A state that no unit can be in, or an event that cannot come in it.
        public static let inconsistent = Code("inconsistent")
        /// Something that a hook has done, and that Juju refuses when the hook has ended: the hook has failed.
        public static let refused = Code("refused")
    }

    /// What is wrong.
    public let code: Code
    /// What is wrong, and what to do about it.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
