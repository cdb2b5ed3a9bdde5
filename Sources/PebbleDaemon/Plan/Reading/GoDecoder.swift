import Pebble
import PlainValues
import YAML

/// Takes a section's nodes for values of Go's types, as Pebble does, and notes what does not fit in its words.
///
/// Most problems are gathered, so that one error tells of all; some end the reading.
struct GoDecoder {
    /// What ends the reading at once, in Pebble's words.
    struct Failure: Error {
        let description: String
    }

    /// What did not fit so far, each with its line.
    private(set) var problems: [String] = []
    /// The lines of the text that the section's own lines are counted without.
    private let lines: SectionLines

    init(lines: SectionLines) {
        self.lines = lines
    }

    /// Ends the reading when something did not fit.
    func finish() throws(Failure) {
        guard problems.isEmpty else {
            throw Failure(description: "yaml: unmarshal errors:\n  " + problems.joined(separator: "\n  "))
        }
    }

    /// A text of any scalar but null, which leaves what there is.
    mutating func text(_ node: YAMLNode, as type: String = "string") -> String? {
        guard case .scalar(let text, _) = node.content else {
            mismatch(node, type)
            return nil
        }
        return node.isNull ? nil : text
    }

    /// A text as one of its values.
    mutating func value<Value: RawRepresentable<String>>(_ node: YAMLNode, as type: String) -> Value? {
        guard let text = text(node, as: type), !text.isEmpty else { return nil }
        return Value(rawValue: text)
    }

    /// A whole number.
    mutating func int(_ node: YAMLNode) -> Int? {
        guard case .scalar(let text, let isPlain) = node.content, isPlain else {
            mismatch(node, "int")
            return nil
        }
        switch GoScalar(text) {
        case .null: return nil
        case .int(let number): return number
        case .float(let number) where number > -0x1p63 && number < 0x1p63: return Int(number)
        default:
            mismatch(node, "int")
            return nil
        }
    }

    /// A list of texts; nulls among them are dropped.
    mutating func texts(_ node: YAMLNode) -> [String] {
        guard case .sequence(let elements) = node.content else {
            if !node.isNull { mismatch(node, "[]string") }
            return []
        }
        var texts: [String] = []
        for element in elements {
            if let text = text(element) { texts.append(text) }
        }
        return texts
    }

    /// A map of texts; a null in it is an empty text.
    mutating func textsByKey(_ node: YAMLNode, as type: String = "string") throws(Failure) -> [String: String] {
        var texts: [String: String] = [:]
        for (key, value) in try entries(node, as: "map[string]\(type)") {
            if value.isNull {
                texts[key] = ""
            } else if let text = text(value, as: type) {
                texts[key] = text
            }
        }
        return texts
    }

    /// A length of time; what is none ends the reading.
    func interval(_ node: YAMLNode) throws(Failure) -> Layer.Interval? {
        if node.isNull { return nil }
        guard case .scalar(let text, _) = node.content else {
            throw Failure(description: "duration must be a YAML string")
        }
        guard let nanoseconds = try? GoDuration.nanoseconds(text) else {
            throw Failure(description: "invalid duration \(GoText.quoted(text))")
        }
        return Layer.Interval(.nanoseconds(nanoseconds))
    }

    /// A number; what is none ends the reading.
    func double(_ node: YAMLNode) throws(Failure) -> Double? {
        if node.isNull { return nil }
        guard case .scalar(let text, _) = node.content else {
            throw Failure(description: "value must be a YAML number")
        }
        // A line may stand between digits.
        guard let number = Double(text) ?? Double(text.filter { $0 != "_" }), number.isFinite else {
            throw Failure(description: "invalid floating-point number \(GoText.quoted(text))")
        }
        return number
    }

    /// What is made of each entry of a map of maps: `nil` of a null entry, which is refused later.
    mutating func children<Child>(
        _ node: YAMLNode, as type: String,
        _ make: (inout GoDecoder, YAMLNode) throws(Failure) -> Child
    ) throws(Failure) -> [String: Child?] {
        var children: [String: Child?] = [:]
        for (key, value) in try entries(node, as: type) {
            children[key] = value.isNull ? .some(nil) : .some(try make(&self, value))
        }
        return children
    }

    /// Reads a map with known keys.
    ///
    /// - Parameters:
    ///   - node: The map.
    ///   - type: Go's type, for error texts.
    ///   - read: Takes one key's value; says whether the key is known.
    mutating func fields(
        _ node: YAMLNode, as type: String,
        _ read: (inout GoDecoder, _ key: String, _ value: YAMLNode) throws(Failure) -> Bool
    ) throws(Failure) {
        for (key, value, line) in try lineEntries(node, as: type) {
            guard try !read(&self, key, value) else { continue }
            problems.append("line \(lines.inSection(line)): field \(key) not found in type \(type)")
        }
    }

    private mutating func entries(
        _ node: YAMLNode, as type: String
    ) throws(Failure) -> [(key: String, value: YAMLNode)] {
        try lineEntries(node, as: type).map { ($0.key, $0.value) }
    }

    /// The entries of a map with those that `<<` adds; none of what is null, or no map.
    mutating func lineEntries(
        _ node: YAMLNode, as type: String
    ) throws(Failure) -> [(key: String, value: YAMLNode, line: Int)] {
        guard case .mapping(let own) = node.content else {
            if !node.isNull { mismatch(node, type) }
            return []
        }
        guard hasUniqueKeys(own) else { return [] }
        var result: [(key: String, value: YAMLNode, line: Int)] = []
        var merged: [YAMLNode] = []
        for entry in own {
            if entry.key.isMerge {
                merged.append(contentsOf: try maps(toMerge: entry.value))
            } else if let key = text(entry.key) {
                result.append((key, entry.value, entry.key.line))
            }
        }
        guard !merged.isEmpty else { return result }
        var known = Set(result.map(\.key))
        for map in merged {
            for entry in try lineEntries(map, as: type) where known.insert(entry.key).inserted { result.append(entry) }
        }
        return result
    }

    private func maps(toMerge node: YAMLNode) throws(Failure) -> [YAMLNode] {
        switch node.content {
        case .mapping: return [node]
        case .sequence(let maps) where maps.allSatisfy(\.isMapping): return maps
        default: throw Failure(description: "yaml: map merge requires map or sequence of maps as the value")
        }
    }

    /// Notes the keys that come twice.
    private mutating func hasUniqueKeys(_ entries: [YAMLNode.Entry]) -> Bool {
        let before = problems.count
        var lineByKey: [String: Int] = [:]
        for entry in entries {
            guard case .scalar(let key, _) = entry.key.content else { continue }
            guard let first = lineByKey.updateValue(entry.key.line, forKey: key) else { continue }
            lineByKey[key] = first
            problems.append(
                "line \(lines.inSection(entry.key.line)): mapping key \(GoText.quoted(key)) "
                    + "already defined at line \(lines.inSection(first))")
        }
        return problems.count == before
    }

    private mutating func mismatch(_ node: YAMLNode, _ type: String) {
        problems.append("line \(lines.inSection(node.line)): cannot unmarshal \(node.spelling) into \(type)")
    }
}

extension YAMLNode {
    /// Whether the value is null.
    var isNull: Bool {
        if case .scalar(let text, isPlain: true) = content { GoScalar(text) == .null } else { false }
    }

    fileprivate var isMapping: Bool {
        if case .mapping = content { true } else { false }
    }

    fileprivate var isMerge: Bool {
        if case .scalar("<<", isPlain: true) = content { true } else { false }
    }

    /// The value's tag, with a scalar's text, cut, as error texts show it.
    fileprivate var spelling: String {
        switch content {
        case .sequence: return "!!seq"
        case .mapping: return "!!map"
        case .scalar(let text, let isPlain):
            let tag = isPlain ? GoScalar(text).tag : "!!str"
            guard text.utf8.count > 10 else { return "\(tag) `\(text)`" }
            return "\(tag) `\(String(decoding: text.utf8.prefix(7), as: UTF8.self))...`"
        }
    }
}
