import OrderedCollections
import PlainValues

/// Turns a value into libyaml's events, as PyYAML's safe representer does.
struct DocumentWriter {
    private static let depthLimit = YAML.Limits().depth
    private static let source = "the value to write"

    private let style: YAML.Style
    private let emitter: EventEmitter

    init(style: YAML.Style, emitter: EventEmitter) {
        self.style = style
        self.emitter = emitter
    }

    /// Writes a value.
    func write(_ value: PlainValue, depth: Int = 0) throws(YAMLError) {
        switch value {
        case .array, .tuple, .map, .set:
            guard depth < Self.depthLimit else {
                throw YAMLError(
                    .tooLarge, Self.source, "more than \(Self.depthLimit) lists and maps are within each other")
            }
            try collection(value, depth: depth)
        case .frozenSet:
            throw YAMLError(.notRepresentable, Self.source, "a frozen set has no form in YAML; write a set or a list")
        default: try scalar(value)
        }
    }

    private func collection(_ value: PlainValue, depth: Int) throws(YAMLError) {
        switch value {
        case .array(let elements): try sequence(elements, tag: nil, depth: depth)
        case .tuple(let elements):
            let tag = style.tags == .safeAndTuples ? "tag:yaml.org,2002:python/tuple" : nil
            try sequence(elements, tag: tag, depth: depth)
        case .map(let entries): try mapping(Array(entries), tag: nil, depth: depth)
        case .set(let members): try mapping(members.map { ($0, .null) }, tag: "tag:yaml.org,2002:set", depth: depth)
        default: break
        }
    }

    private func sequence(_ elements: [PlainValue], tag: String?, depth: Int) throws(YAMLError) {
        emitter.startSequence(
            tag: tag, isFlow: style.collections == .automatic && elements.allSatisfy(\.isPlainScalar))
        for element in elements { try write(element, depth: depth + 1) }
        emitter.endSequence()
    }

    private func mapping(
        _ entries: [(key: PlainValue, value: PlainValue)], tag: String?, depth: Int
    ) throws(YAMLError) {
        let arePlain = entries.allSatisfy { $0.key.isPlainScalar && $0.value.isPlainScalar }
        emitter.startMapping(tag: tag, isFlow: style.collections == .automatic && arePlain)
        for (key, value) in style.sortsKeys ? KeyOrder.sorted(entries) : entries {
            try write(key, depth: depth + 1)
            try write(value, depth: depth + 1)
        }
        emitter.endMapping()
    }

    private func scalar(_ value: PlainValue) throws(YAMLError) {
        switch value {
        case .null: plain("null")
        case .bool(let truth): plain(truth ? "true" : "false")
        case .int(let number): plain(String(number))
        case .largeInt(let number): plain(number.description)
        case .double(let number): plain(FloatText.text(number))
        case .bytes(let bytes):
            emitter.scalar(Base64.lines(bytes), tag: "tag:yaml.org,2002:binary", isPlain: false, style: .literal)
        case .timestamp(let text):
            let timestamp = Array(text.utf8).withUnsafeBufferPointer { Timestamp(tagged: $0) }
            guard let timestamp, timestamp.exists else {
                throw YAMLError(.notRepresentable, Self.source, "a timestamp is not a date or a time")
            }
            plain(timestamp.isoText)
        case .string(let text):
            let tag = Array(text.utf8).withUnsafeBufferPointer { Tag.ofPlainScalar($0) }
            emitter.scalar(text, tag: nil, isPlain: tag == .string, style: .plain)
        default: break
        }
    }

    private func plain(_ text: String) {
        emitter.scalar(text, tag: nil, isPlain: true, style: .plain)
    }
}

extension PlainValue {
    /// Whether PyYAML writes the value as a scalar without a style of its own.
    fileprivate var isPlainScalar: Bool {
        switch self {
        case .null, .bool, .int, .largeInt, .double, .string, .timestamp: true
        default: false
        }
    }
}
