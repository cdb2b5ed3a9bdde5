/// Why this library could not do what a charm asked of it.
public struct HTTPInterfaceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may come.
    public struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// The charm's metadata declares no such endpoint with the interface `http`.
        public static let wrongEndpoint = Code("wrongEndpoint")
        /// No server can be reached there.
        public static let invalidAddress = Code("invalidAddress")
    }

    /// Which kind of error it is.
    public let code: Code
    /// What went wrong and what to do, as a sentence.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
