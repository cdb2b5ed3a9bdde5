public import PlainValues

/// YAML as plain values, with the rules of PyYAML's safe loader and dumper.
///
/// Juju's files and hook commands speak YAML 1.1, and `ops` reads and writes them with PyYAML: `yes` is a truth value,
/// `010` is eight, `1:30` is ninety and `1e3` is text. Reading over libyaml's events keeps to those rules, so that a
/// Swift charm and a Python charm see the same values in the same file.
///
/// Reading never trusts its input: a document's size, its depth and what its aliases expand to are limited by
/// ``Limits``, and no tag makes anything but a ``PlainValue``.
public enum YAML {
    /// Reads one document.
    ///
    /// An empty text is ``PlainValue/null``. Of a key that comes twice in a map the last value counts. Aliases become
    /// copies of what they name.
    ///
    /// - Parameters:
    ///   - bytes: The document, in UTF-8.
    ///   - source: What the document is, for error messages: a file's name, or a few words.
    ///   - tags: The tags that are read.
    ///   - limits: How large a document is read.
    /// - Returns: The document's value.
    /// - Throws: ``YAMLError`` when the bytes are not one document of YAML, or exceed the limits.
    public static func load(
        _ bytes: [UInt8],
        source: String = "the YAML text",
        tags: Tags = .safe,
        limits: Limits = Limits()
    ) throws(YAMLError) -> PlainValue {
        guard bytes.count <= limits.bytes else {
            throw YAMLError(
                .tooLarge, source, "it has \(bytes.count) bytes, more than the \(limits.bytes) that are read")
        }
        if bytes.isEmpty { return .null }
        return try bytes.withUnsafeBufferPointer { (buffer) throws(YAMLError) in
            var reader = DocumentReader(
                parser: try EventParser(buffer, source: source), source: source, tags: tags, limits: limits)
            return try reader.singleDocument()
        }
    }

    /// Reads one document.
    ///
    /// - Parameters:
    ///   - text: The document.
    ///   - source: What the document is, for error messages: a file's name, or a few words.
    ///   - tags: The tags that are read.
    ///   - limits: How large a document is read.
    /// - Returns: The document's value; ``PlainValue/null`` of an empty text.
    /// - Throws: ``YAMLError`` when the text is not one document of YAML, or exceeds the limits.
    public static func load(
        _ text: String,
        source: String = "the YAML text",
        tags: Tags = .safe,
        limits: Limits = Limits()
    ) throws(YAMLError) -> PlainValue {
        try load(Array(text.utf8), source: source, tags: tags, limits: limits)
    }
}
