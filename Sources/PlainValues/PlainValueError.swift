/// Why a text was not JSON, or a value did not have the form that was asked for.
public struct PlainValueError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may come.
    public struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// The text is not JSON.
        public static let invalidJSON = Code("invalidJSON")
        /// The text is larger, or nested deeper, than is read.
        public static let tooLarge = Code("tooLarge")
        /// A value has another type than the one that was asked for.
        public static let wrongType = Code("wrongType")
        /// A field that was asked for is missing.
        public static let missingField = Code("missingField")
        /// A text or a number is no moment in time that RFC 3339 can write.
        public static let invalidTimestamp = Code("invalidTimestamp")
        /// A value cannot be written in this format.
        public static let notRepresentable = Code("notRepresentable")
    }

    /// Which kind of error it is.
    public let code: Code
    /// What is wrong and where, as a sentence.
    public let description: String

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: The kind of error.
    ///   - description: What is wrong and where, as a sentence.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
