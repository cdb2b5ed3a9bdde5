import OrderedCollections
import PlainValues

/// Makes values of libyaml's events, as PyYAML's safe constructor does.
struct DocumentReader {
    /// What an anchor names.
    private enum Anchored {
        /// A list or map that is still being read: an alias to it would be a part of itself.
        case unfinished
        case value(PlainValue, size: Int, height: Int)
    }

    private let parser: EventParser
    private let source: String
    private let tags: YAML.Tags
    private let limits: YAML.Limits
    private var anchors: [String: Anchored] = [:]
    /// How many values there are so far, with those that aliases repeat.
    private var size = 0
    /// The most lists and maps within each other, since the innermost anchor.
    private var deepest = 0

    init(parser: EventParser, source: String, tags: YAML.Tags, limits: YAML.Limits) {
        self.parser = parser
        self.source = source
        self.tags = tags
        self.limits = limits
    }

    /// Reads the one document that there may be.
    mutating func singleDocument() throws(YAMLError) -> PlainValue {
        _ = try parser.next()
        guard case .documentStart = try parser.next().kind else { return .null }
        let result = try value(of: try parser.next(), depth: 0)
        _ = try parser.next()
        let after = try parser.next()
        guard case .streamEnd = after.kind else {
            throw error(.severalDocuments, "another document follows; write one document", after)
        }
        return result
    }

    /// Reads the value that begins with an event.
    mutating func value(of event: ParserEvent, depth: Int) throws(YAMLError) -> PlainValue {
        if case .alias(let name) = event.kind { return try aliased(name, event, depth: depth) }
        let sizeBefore = size
        let deepestBefore = deepest
        if let anchor = event.anchor {
            guard anchors.updateValue(.unfinished, forKey: anchor) == nil else {
                throw error(.invalidAlias, "the anchor comes a second time; give it another name", event)
            }
            deepest = depth
        }
        let result: PlainValue
        switch event.kind {
        case .scalar(let text):
            size += 1 + text.utf8.count / 64
            result = try scalar(text, event)
        case .sequenceStart, .mappingStart:
            size += 1
            try enter(depth + 1, event)
            if case .sequenceStart = event.kind {
                result = try sequence(event, depth: depth)
            } else {
                result = try mapping(event, depth: depth)
            }
        default:
            throw error(.invalidYAML, "a value is missing", event)
        }
        if let anchor = event.anchor {
            anchors[anchor] = .value(result, size: size - sizeBefore, height: deepest - depth)
            deepest = max(deepest, deepestBefore)
        }
        return result
    }

    /// Notes how deep the document goes, so that no one who walks the value later runs out of stack.
    private mutating func enter(_ depth: Int, _ event: ParserEvent) throws(YAMLError) {
        guard depth <= limits.depth else {
            throw error(.tooLarge, "more than \(limits.depth) lists and maps are within each other", event)
        }
        deepest = max(deepest, depth)
    }

    private mutating func aliased(
        _ name: String, _ event: ParserEvent, depth: Int
    ) throws(YAMLError) -> PlainValue {
        switch anchors[name] {
        case nil: throw error(.invalidAlias, "the alias names no anchor before it", event)
        case .unfinished: throw error(.invalidAlias, "the alias names what it is a part of", event)
        case .value(let value, let aliasedSize, let height):
            try enter(depth + height, event)
            let (sum, overflow) = size.addingReportingOverflow(aliasedSize)
            guard !overflow, sum <= limits.values else {
                throw error(.tooLarge, "its aliases expand to more than \(limits.values) values", event)
            }
            size = sum
            return value
        }
    }

    private func scalar(_ text: String, _ event: ParserEvent) throws(YAMLError) -> PlainValue {
        let result: PlainValue? =
            switch event.tag {
            case .string: .string(text)
            case .null: .null
            case .bool: Self.bool(text)
            case .int: WholeNumberText.value(text)
            case .float: FloatText.value(text).map { .double($0) }
            case .binary: Base64.decode(text).map { .bytes($0) }
            case .timestamp: Self.timestamp(text)
            case .sequence, .orderedMap, .pairs, .tuple, .mapping, .set:
                throw try mismatch(event, found: "a scalar")
            case .merge, .value, .other: throw unknownTag(event)
            }
        guard let result else {
            throw error(.invalidValue, "the scalar is not what \(event.tag.shortName) stands for", event)
        }
        return result
    }

    private static func bool(_ text: String) -> PlainValue? {
        switch text.lowercased() {
        case "yes", "true", "on": true
        case "no", "false", "off": false
        default: nil
        }
    }

    private static func timestamp(_ text: String) -> PlainValue? {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            Timestamp(tagged: bytes)?.exists == true ? .timestamp(text) : nil
        }
    }

    private mutating func sequence(_ event: ParserEvent, depth: Int) throws(YAMLError) -> PlainValue {
        switch event.tag {
        case .sequence: return .array(try elements(depth: depth))
        case .tuple where tags == .safeAndTuples: return .tuple(try elements(depth: depth))
        case .orderedMap, .pairs: return .array(try pairs(depth: depth))
        case .tuple, .other, .value, .merge: throw unknownTag(event)
        default: throw try mismatch(event, found: "a list")
        }
    }

    private mutating func elements(depth: Int) throws(YAMLError) -> [PlainValue] {
        var elements: [PlainValue] = []
        while true {
            let event = try parser.next()
            if case .sequenceEnd = event.kind { return elements }
            elements.append(try value(of: event, depth: depth + 1))
        }
    }

    /// Reads the elements of `!!omap` and `!!pairs`, maps of one entry each, as tuples.
    private mutating func pairs(depth: Int) throws(YAMLError) -> [PlainValue] {
        var result: [PlainValue] = []
        while true {
            let event = try parser.next()
            if case .sequenceEnd = event.kind { return result }
            guard case .map(let entries) = try value(of: event, depth: depth + 1), entries.count == 1 else {
                throw error(.invalidValue, "an element of an ordered map must be a map of one entry", event)
            }
            result.append(contentsOf: entries.map { .tuple([$0.key, $0.value]) })
        }
    }

    private mutating func mapping(_ event: ParserEvent, depth: Int) throws(YAMLError) -> PlainValue {
        switch event.tag {
        case .mapping: return .map(try entries(depth: depth))
        case .set: return .set(PlainSet(try entries(depth: depth).keys))
        case .tuple where tags == .safe: throw unknownTag(event)
        case .other, .value, .merge: throw unknownTag(event)
        default: throw try mismatch(event, found: "a map")
        }
    }

    private mutating func entries(depth: Int) throws(YAMLError) -> PlainMap {
        var own = PlainMap()
        var merged: PlainMap?
        while true {
            let event = try parser.next()
            if case .mappingEnd = event.kind { break }
            if case .scalar = event.kind, event.tag == .merge {
                let source = try parser.next()
                let value = try value(of: source, depth: depth + 1)
                merged = try merging(value, into: merged ?? PlainMap(), source)
                continue
            }
            let key = try key(event, depth: depth)
            own[key] = try value(of: try parser.next(), depth: depth + 1)
        }
        guard var result = merged else { return own }
        result.merge(own) { $1 }
        return result
    }

    private mutating func key(_ event: ParserEvent, depth: Int) throws(YAMLError) -> PlainValue {
        if case .scalar(let text) = event.kind, event.tag == .value { return .string(text) }
        let key = try value(of: event, depth: depth + 1)
        guard key.isHashableInPython else {
            throw error(.invalidValue, "\(key.kindName) cannot be the key of a map", event)
        }
        return key
    }

    /// The entries that `<<` adds to a map: of several maps in a list, the first counts most.
    private func merging(_ value: PlainValue, into entries: PlainMap, _ event: ParserEvent)
        throws(YAMLError) -> PlainMap
    {
        var result = entries
        switch value {
        case .map(let others): result.merge(others) { $1 }
        case .set(let members): result.merge(members.lazy.map { ($0, .null) }) { $1 }
        case .array(let values) where values.allSatisfy({ $0.mapValue != nil }):
            for value in values.reversed() { result = try merging(value, into: result, event) }
        default: throw error(.invalidValue, "only a map, or a list of maps, can be merged with <<", event)
        }
        return result
    }

    private func mismatch(_ event: ParserEvent, found: String) throws(YAMLError) -> YAMLError {
        if event.tag == .tuple, tags == .safe { return unknownTag(event) }
        return error(.invalidValue, "\(found) cannot have the tag \(event.tag.shortName)", event)
    }

    private func unknownTag(_ event: ParserEvent) -> YAMLError {
        error(.unknownTag, "the tag \(event.tag.shortName) is not one that is read; quote the text or drop it", event)
    }

    private func error(_ code: YAMLError.Code, _ problem: String, _ event: ParserEvent) -> YAMLError {
        YAMLError(code, source, problem, at: event.position)
    }
}

extension PlainValue {
    /// Whether Python takes the value as a key.
    fileprivate var isHashableInPython: Bool {
        switch self {
        case .array, .map, .set: false
        case .tuple(let elements): elements.allSatisfy(\.isHashableInPython)
        default: true
        }
    }
}
