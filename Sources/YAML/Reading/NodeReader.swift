/// Makes nodes of libyaml's events.
struct NodeReader {
    /// What an anchor names.
    private enum Anchored {
        /// A list or map that is still being read: an alias to it would be a part of itself.
        case unfinished
        case node(YAMLNode, size: Int, height: Int)
    }

    private let parser: EventParser
    private let source: String
    private let limits: YAML.Limits
    private var anchors: [String: Anchored] = [:]
    /// How many values there are so far, with those that aliases repeat.
    private var size = 0
    /// The most lists and maps within each other, since the innermost anchor.
    private var deepest = 0

    init(parser: EventParser, source: String, limits: YAML.Limits) {
        self.parser = parser
        self.source = source
        self.limits = limits
    }

    /// Reads the first document, if there is one.
    mutating func firstDocument() throws(YAMLError) -> YAMLNode? {
        _ = try parser.next()
        guard case .documentStart = try parser.next().kind else { return nil }
        let node = try node(of: try parser.next(), depth: 0)
        // What does not end as a document does is no document.
        _ = try parser.next()
        return node
    }

    private mutating func node(of event: ParserEvent, depth: Int) throws(YAMLError) -> YAMLNode {
        if case .alias(let name) = event.kind { return try aliased(name, event, depth: depth) }
        let sizeBefore = size
        let deepestBefore = deepest
        if let anchor = event.anchor {
            anchors[anchor] = .unfinished
            deepest = depth
        }
        size += 1
        let content: YAMLNode.Content
        switch event.kind {
        case .scalar(let text):
            size += text.utf8.count / 64
            content = .scalar(text, isPlain: event.isPlain || event.tag != .string)
        case .sequenceStart:
            try enter(depth + 1, event)
            content = .sequence(try elements(depth: depth + 1))
        case .mappingStart:
            try enter(depth + 1, event)
            content = .mapping(try entries(depth: depth + 1))
        default:
            throw YAMLError(.invalidYAML, source, "a value is missing", at: event.position)
        }
        let node = YAMLNode(content, line: event.position.line)
        if let anchor = event.anchor {
            anchors[anchor] = .node(node, size: size - sizeBefore, height: deepest - depth)
            deepest = max(deepest, deepestBefore)
        }
        return node
    }

    private mutating func elements(depth: Int) throws(YAMLError) -> [YAMLNode] {
        var elements: [YAMLNode] = []
        while true {
            let event = try parser.next()
            if case .sequenceEnd = event.kind { return elements }
            elements.append(try node(of: event, depth: depth))
        }
    }

    private mutating func entries(depth: Int) throws(YAMLError) -> [YAMLNode.Entry] {
        var entries: [YAMLNode.Entry] = []
        while true {
            let event = try parser.next()
            if case .mappingEnd = event.kind { return entries }
            let key = try node(of: event, depth: depth)
            entries.append(YAMLNode.Entry(key: key, value: try node(of: try parser.next(), depth: depth)))
        }
    }

    private mutating func aliased(
        _ name: String, _ event: ParserEvent, depth: Int
    ) throws(YAMLError) -> YAMLNode {
        switch anchors[name] {
        case nil:
            throw YAMLError(.invalidAlias, source, "unknown anchor '\(name)' referenced", at: event.position)
        case .unfinished:
            throw YAMLError(.invalidAlias, source, "anchor '\(name)' value contains itself", at: event.position)
        case .node(let node, let aliasedSize, let height):
            try enter(depth + height, event)
            let (sum, overflow) = size.addingReportingOverflow(aliasedSize)
            guard !overflow, sum <= limits.values else {
                throw YAMLError(.tooLarge, source, "document contains excessive aliasing", at: event.position)
            }
            size = sum
            return node
        }
    }

    /// Notes how deep the document goes, so that no one who walks it later runs out of stack.
    private mutating func enter(_ depth: Int, _ event: ParserEvent) throws(YAMLError) {
        guard depth <= limits.depth else {
            throw YAMLError(.tooLarge, source, "exceeded max depth of \(limits.depth)", at: event.position)
        }
        deepest = max(deepest, depth)
    }
}
