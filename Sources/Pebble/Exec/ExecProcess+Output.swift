extension ExecProcess {
    /// What a command has written.
    public struct Output: Hashable, Sendable {
        /// The bytes of its standard output.
        public let standardOutput: [UInt8]
        /// The bytes of its standard error; `nil` when they are combined with the output or went to a sink.
        public let standardError: [UInt8]?

        package init(standardOutput: [UInt8], standardError: [UInt8]?) {
            self.standardOutput = standardOutput
            self.standardError = standardError
        }

        /// Its standard output as text in UTF-8; what is not is replaced by U+FFFD.
        public var text: String { String(decoding: standardOutput, as: UTF8.self) }
        /// Its standard error as text in UTF-8; what is not is replaced by U+FFFD.
        public var errorText: String? { standardError.map { String(decoding: $0, as: UTF8.self) } }
    }
}
