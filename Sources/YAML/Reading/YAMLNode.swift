/// A value as a text has it: scalars are the text that they are, and each value knows its line.
///
/// For readers with rules of their own: ``YAML/load(_:source:tags:limits:)-(String,_,_,_)`` gives values by PyYAML's.
package struct YAMLNode: Sendable {
    /// A key and its value.
    package struct Entry: Sendable {
        package let key: YAMLNode
        package let value: YAMLNode
    }

    /// What a value is.
    package indirect enum Content: Sendable {
        /// A text; without quotes and without the tag of text it can stand for something else.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    /// What the value is; aliases are copies of what they name.
    package let content: Content
    /// The line, from 1, on which the value begins; of an alias, on which what it names begins.
    package let line: Int

    package init(_ content: Content, line: Int) {
        self.content = content
        self.line = line
    }
}

extension YAML {
    /// Reads the first document of a text without giving its scalars a meaning.
    ///
    /// - Parameters:
    ///   - bytes: The text, in UTF-8; what comes after its first document is not read.
    ///   - source: What the text is, for error messages.
    ///   - limits: How large a document is read.
    /// - Returns: The document's value, or `nil` when there is none.
    /// - Throws: ``YAMLError`` when the text is not YAML, or exceeds the limits.
    package static func compose(
        _ bytes: [UInt8], source: String, limits: Limits = Limits()
    ) throws(YAMLError) -> YAMLNode? {
        guard bytes.count <= limits.bytes else {
            throw YAMLError(
                .tooLarge, source, "it has \(bytes.count) bytes, more than the \(limits.bytes) that are read")
        }
        if bytes.isEmpty { return nil }
        return try bytes.withUnsafeBufferPointer { (buffer) throws(YAMLError) in
            var reader = NodeReader(
                parser: try EventParser(buffer, source: source), source: source, limits: limits)
            return try reader.firstDocument()
        }
    }
}
