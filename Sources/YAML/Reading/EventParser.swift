import CYAML

/// libyaml's parser over a text in memory, one event at a time.
final class EventParser {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeBufferPointer<UInt8>
    private let source: String

    /// Makes a parser.
    ///
    /// - Parameters:
    ///   - bytes: The text, which must outlive the parser.
    ///   - source: What the text is, for error messages.
    init(_ bytes: UnsafeBufferPointer<UInt8>, source: String) throws(YAMLError) {
        self.bytes = bytes
        self.source = source
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else {
            throw YAMLError(.invalidYAML, source, "there is no memory for libyaml's parser")
        }
        // Without this the first bytes would be taken for a mark of UTF-16.
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// Reads the next event.
    func next() throws(YAMLError) -> ParserEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
        defer { yaml_event_delete(&event) }
        let position = Position(event.start_mark)
        switch event.type {
        case YAML_STREAM_START_EVENT: return ParserEvent(kind: .streamStart, position: position, tag: .null)
        case YAML_DOCUMENT_START_EVENT: return ParserEvent(kind: .documentStart, position: position, tag: .null)
        case YAML_DOCUMENT_END_EVENT: return ParserEvent(kind: .documentEnd, position: position, tag: .null)
        case YAML_SEQUENCE_END_EVENT: return ParserEvent(kind: .sequenceEnd, position: position, tag: .null)
        case YAML_MAPPING_END_EVENT: return ParserEvent(kind: .mappingEnd, position: position, tag: .null)
        case YAML_ALIAS_EVENT:
            let name = text(event.data.alias.anchor) ?? ""
            return ParserEvent(kind: .alias(name), position: position, tag: .null)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let implicitTag: Tag = scalar.plain_implicit == 1 ? .ofPlainScalar(bytes) : .string
            return ParserEvent(
                kind: .scalar(String(decoding: bytes, as: UTF8.self)), position: position, anchor: text(scalar.anchor),
                tag: tag(scalar.tag) ?? implicitTag, isPlain: scalar.plain_implicit == 1)
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            return ParserEvent(
                kind: .sequenceStart, position: position, anchor: text(start.anchor),
                tag: tag(start.tag) ?? .sequence)
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            return ParserEvent(
                kind: .mappingStart, position: position, anchor: text(start.anchor), tag: tag(start.tag) ?? .mapping)
        default: return ParserEvent(kind: .streamEnd, position: position, tag: .null)
        }
    }

    private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    /// The tag of the given name; a lone `!` is no tag.
    private func tag(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> Tag? {
        guard let name = text(pointer), name != "!" else { return nil }
        return Tag(name: name)
    }

    /// Why the last event could not be read.
    private func failure() -> YAMLError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be parsed"
        switch parser.pointee.error {
        case YAML_READER_ERROR:
            let lines = YAMLError.ParserLines(problem: problem, context: 0, place: 0, isScanners: false)
            return YAMLError(
                .invalidCharacter, source, problem, at: position(ofByte: parser.pointee.problem_offset),
                parserLines: lines)
        case YAML_MEMORY_ERROR:
            return YAMLError(.invalidYAML, source, "there is no memory for libyaml's parser")
        default:
            let context = parser.pointee.context.map { String(cString: $0) + ", " } ?? ""
            let lines = YAMLError.ParserLines(
                problem: problem, context: Int(clamping: parser.pointee.context_mark.line),
                place: Int(clamping: parser.pointee.problem_mark.line),
                isScanners: parser.pointee.error == YAML_SCANNER_ERROR)
            return YAMLError(
                .invalidYAML, source, context + problem, at: Position(parser.pointee.problem_mark), parserLines: lines)
        }
    }

    private func position(ofByte offset: Int) -> Position {
        var position = Position(line: 1, column: 1)
        for byte in bytes.prefix(max(0, offset)) {
            if byte == UInt8(ascii: "\n") {
                position = Position(line: position.line + 1, column: 1)
            } else if byte & 0xc0 != 0x80 {
                position.column += 1
            }
        }
        return position
    }
}

extension Position {
    fileprivate init(_ mark: yaml_mark_t) {
        self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
    }
}
