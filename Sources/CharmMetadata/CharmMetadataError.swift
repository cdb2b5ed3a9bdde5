public import YAML

/// Why a charm's metadata could not be read.
public struct CharmMetadataError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may come.
    public struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// A file that every charm has is not there.
        public static let missingFile = Code("missingFile")
        /// A file cannot be read, or is not YAML; ``CharmMetadataError/cause`` says why.
        public static let unreadable = Code("unreadable")
        /// A field that must be there is missing.
        public static let missingField = Code("missingField")
        /// A field has another type than it must have.
        public static let wrongType = Code("wrongType")
        /// A field has a value that it cannot have.
        public static let invalidValue = Code("invalidValue")
        /// A storage has several locations in a container where one was asked for.
        public static let severalLocations = Code("severalLocations")
    }

    /// Which kind of error it is.
    public let code: Code
    /// What is wrong, in which file and under which key, as a sentence.
    public let description: String
    /// What the YAML reader found, where it is what failed.
    public let cause: YAMLError?

    init(_ code: Code, _ description: String, cause: YAMLError? = nil) {
        self.code = code
        self.description = description
        self.cause = cause
    }

    /// Makes the error of a file that cannot be read or is not YAML.
    init(_ cause: YAMLError) {
        self.init(.unreadable, cause.description, cause: cause)
    }
}
