public import PlainValues

extension YAML {
    /// Writes a value as one document.
    ///
    /// The text is what PyYAML's dumper over libyaml writes for the same value, with which `ops` writes.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - style: How it is written.
    /// - Returns: The document, which ends in a line feed.
    /// - Throws: ``YAMLError`` when the value holds a frozen set, which PyYAML refuses as well, or a text that is no
    ///   timestamp as one, or is nested too deeply.
    public static func dump(_ value: PlainValue, style: Style = Style()) throws(YAMLError) -> String {
        let emitter = EventEmitter(allowsUnicode: style.allowsUnicode)
        try DocumentWriter(style: style, emitter: emitter).write(value)
        return emitter.finish()
    }

    /// Writes a map of one entry whose value is text, as a literal block where the text allows it.
    ///
    /// This is the form in which `ops` hands a value to `state-set`: a quoted key, `|`, and the value's own YAML.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - text: The value. A text that no literal block can hold is written in double quotes, as PyYAML does.
    /// - Returns: The document, which ends in a line feed.
    public static func literalBlockEntry(key: String, text: String) -> String {
        let emitter = EventEmitter(allowsUnicode: false)
        emitter.startMapping(tag: nil, isFlow: false)
        emitter.scalar(key, tag: nil, isPlain: false, style: .literal)
        emitter.scalar(text, tag: nil, isPlain: false, style: .literal)
        emitter.endMapping()
        return emitter.finish()
    }
}
