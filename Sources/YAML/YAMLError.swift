/// Why a text could not be read as YAML, or a value not be written as YAML.
public struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error; more may come.
    public struct Code: Hashable, Sendable {
        private let name: String
        private init(_ name: String) { self.name = name }

        /// The text is not YAML.
        public static let invalidYAML = Code("invalidYAML")
        /// The text is not UTF-8, or holds a character that YAML does not allow.
        public static let invalidCharacter = Code("invalidCharacter")
        /// A value does not have the form that its tag or its place asks for.
        public static let invalidValue = Code("invalidValue")
        /// A tag is not one that is read.
        public static let unknownTag = Code("unknownTag")
        /// An anchor is missing, comes twice, or holds an alias of itself.
        public static let invalidAlias = Code("invalidAlias")
        /// There is more than one document.
        public static let severalDocuments = Code("severalDocuments")
        /// The text is larger, nested deeper, or expands to more values than is read.
        public static let tooLarge = Code("tooLarge")
        /// The file cannot be read.
        public static let unreadable = Code("unreadable")
        /// A value has no form in YAML.
        public static let notRepresentable = Code("notRepresentable")
    }

    /// Which kind of error it is.
    public let code: Code
    /// What was read: a file's name, or a few words.
    public let source: String
    /// The line of the text that the error is about, from 1, where there is one.
    public let line: Int?
    /// The column of that line in characters, from 1, where there is one.
    public let column: Int?
    /// What is wrong, without its place.
    public let problem: String

    /// What libyaml's parser says by itself, where it is what failed: other ports of it tell its errors otherwise.
    package let parserLines: ParserLines?

    /// What is wrong and where, as a sentence.
    public var description: String {
        guard let line, let column else { return "\(source): \(problem)." }
        return "\(source), line \(line), column \(column): \(problem)."
    }

    init(
        _ code: Code, _ source: String, _ problem: String, at position: Position? = nil, parserLines: ParserLines? = nil
    ) {
        self.code = code
        self.source = source
        self.line = position?.line
        self.column = position?.column
        self.problem = problem
        self.parserLines = parserLines
    }

    /// A problem as libyaml's parser notes it.
    package struct ParserLines: Hashable, Sendable {
        /// The problem without what was being read.
        package let problem: String
        /// The line, from 0, on which what was being read begins; 0 when the parser does not say.
        package let context: Int
        /// The line, from 0, of the problem.
        package let place: Int
        /// Whether the problem is one of the characters, not of their order.
        package let isScanners: Bool
    }
}
