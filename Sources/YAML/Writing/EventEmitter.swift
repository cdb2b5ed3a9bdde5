import CYAML

/// libyaml's emitter of one document into a text.
///
/// libyaml fails only without memory, at which Swift's own allocations trap, or on a wrong order of events: so do these
/// functions. What they are given is text that Swift holds, which is valid UTF-8 already.
final class EventEmitter {
    /// The form of a scalar.
    enum ScalarStyle {
        /// Without quotes where the text allows it.
        case plain
        /// A literal block, `|`, where text and place allow it.
        case literal
    }

    private let emitter: UnsafeMutablePointer<yaml_emitter_t>
    private var output: [UInt8] = []

    init(allowsUnicode: Bool) {
        emitter = .allocate(capacity: 1)
        emitter.initialize(to: yaml_emitter_t())
        require(yaml_emitter_initialize(emitter))
        yaml_emitter_set_unicode(emitter, allowsUnicode ? 1 : 0)
        yaml_emitter_set_output(
            emitter,
            { context, bytes, count in
                guard let context else { return 0 }
                let emitter = Unmanaged<EventEmitter>.fromOpaque(context).takeUnretainedValue()
                emitter.output.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
                return 1
            }, Unmanaged.passUnretained(self).toOpaque())
        emit { yaml_stream_start_event_initialize($0, YAML_UTF8_ENCODING) }
        emit { yaml_document_start_event_initialize($0, nil, nil, nil, 1) }
    }

    deinit {
        yaml_emitter_delete(emitter)
        emitter.deallocate()
    }

    /// Ends the document.
    ///
    /// - Returns: What was written.
    func finish() -> String {
        emit { yaml_document_end_event_initialize($0, 1) }
        emit { yaml_stream_end_event_initialize($0) }
        require(yaml_emitter_flush(emitter))
        return String(decoding: output, as: UTF8.self)
    }

    /// Writes a scalar.
    ///
    /// - Parameters:
    ///   - text: Its text.
    ///   - tag: Its tag where it must be written.
    ///   - isPlain: Whether the text without quotes is read as the value that it stands for.
    ///   - style: Its form.
    func scalar(_ text: String, tag: String?, isPlain: Bool, style: ScalarStyle) {
        let cStyle = style == .literal ? YAML_LITERAL_SCALAR_STYLE : YAML_PLAIN_SCALAR_STYLE
        var text = text
        withTag(tag) { tag in
            text.withUTF8 { bytes in
                emit {
                    yaml_scalar_event_initialize(
                        $0, nil, tag, bytes.baseAddress, Int32(clamping: bytes.count), isPlain ? 1 : 0,
                        tag == nil ? 1 : 0, cStyle)
                }
            }
        }
    }

    func startSequence(tag: String?, isFlow: Bool) {
        let style = isFlow ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE
        withTag(tag) { tag in
            emit { yaml_sequence_start_event_initialize($0, nil, tag, tag == nil ? 1 : 0, style) }
        }
    }

    func endSequence() { emit { yaml_sequence_end_event_initialize($0) } }

    func startMapping(tag: String?, isFlow: Bool) {
        let style = isFlow ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE
        withTag(tag) { tag in
            emit { yaml_mapping_start_event_initialize($0, nil, tag, tag == nil ? 1 : 0, style) }
        }
    }

    func endMapping() { emit { yaml_mapping_end_event_initialize($0) } }

    private func withTag(_ tag: String?, _ body: (UnsafePointer<yaml_char_t>?) -> Void) {
        guard var tag else { return body(nil) }
        tag += "\0"
        tag.withUTF8 { body($0.baseAddress) }
    }

    private func emit(_ initialize: (UnsafeMutablePointer<yaml_event_t>) -> Int32) {
        var event = yaml_event_t()
        require(initialize(&event))
        // The emitter takes the event over and frees it.
        require(yaml_emitter_emit(emitter, &event))
    }

    private func require(_ success: Int32) {
        precondition(success == 1, "libyaml's emitter failed")
    }
}
