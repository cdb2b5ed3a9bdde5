import OrderedCollections
import PlainValues
import YAML

/// A map of a layer, and where in the layer it is.
struct LayerFields {
    /// The keys that lead to the map, with a point between them.
    private let path: String
    private let map: PlainMap

    private init(path: String, map: PlainMap) {
        self.path = path
        self.map = map
    }

    /// Takes a whole layer or plan, which is a map or nothing.
    init(document: PlainValue, named name: String) throws(PebbleError) {
        switch document {
        case .map(let map): self.init(path: "", map: map)
        case .null: self.init(path: "", map: [:])
        default:
            throw PebbleError(
                .invalidArgument, "\(name) is \(document.kindName), not a map; write sections such as services.")
        }
    }

    /// The text of a field, empty where there is none.
    ///
    /// A number or a truth value is taken as YAML writes it, which is how it reaches Pebble.
    func text(_ key: String) throws(PebbleError) -> String {
        guard let value = map[.string(key)] else { return "" }
        return try text(value, key)
    }

    /// The text of a field as the value that it stands for; empty text is none.
    func value<Value: RawRepresentable<String>>(_ key: String, as type: Value.Type) throws(PebbleError) -> Value? {
        let text = try text(key)
        return text.isEmpty ? nil : Value(rawValue: text)
    }

    /// The length of time of a field; empty text is none.
    func interval(_ key: String) throws(PebbleError) -> Layer.Interval? {
        let text = try text(key)
        return text.isEmpty ? nil : Layer.Interval(text)
    }

    /// The texts of a field that is a list of them.
    func texts(_ key: String) throws(PebbleError) -> [String] {
        guard let value = value(key) else { return [] }
        guard let elements = value.arrayValue else { throw wrongType(key, value, "a list of texts") }
        var texts: [String] = []
        for (index, element) in elements.enumerated() { texts.append(try text(element, "\(key)[\(index)]")) }
        return texts
    }

    /// The texts of a field that is a map of them, by key.
    func textsByKey(_ key: String) throws(PebbleError) -> [String: String] {
        guard let fields = try fields(key) else { return [:] }
        var texts: [String: String] = [:]
        for (name, value) in try fields.entries() { texts[name] = try fields.text(value, name) }
        return texts
    }

    /// The whole number of a field.
    func int(_ key: String) throws(PebbleError) -> Int? {
        guard let value = value(key) else { return nil }
        guard let number = value.intValue else { throw wrongType(key, value, "a whole number") }
        return number
    }

    /// The number of a field, or of its text, which Pebble takes as well.
    func double(_ key: String) throws(PebbleError) -> Double? {
        guard let value = value(key) else { return nil }
        guard let number = value.doubleValue ?? value.stringValue.flatMap(Double.init) else {
            throw wrongType(key, value, "a number")
        }
        return number
    }

    /// The fields of a field that is a map.
    func fields(_ key: String) throws(PebbleError) -> LayerFields? {
        guard let value = value(key) else { return nil }
        return try fields(value, key)
    }

    /// What is made of each entry of a field that is a map of maps; a null entry is an empty map.
    func children<Child>(
        _ key: String, _ make: (LayerFields) throws(PebbleError) -> Child
    ) throws(PebbleError) -> [String: Child] {
        guard let fields = try fields(key) else { return [:] }
        var children: [String: Child] = [:]
        for (name, value) in try fields.entries() { children[name] = try make(fields.fields(value, name)) }
        return children
    }

    /// What stands under other keys than these.
    func others(than known: [String]) throws(PebbleError) -> [String: PlainValue] {
        var others: [String: PlainValue] = [:]
        for (name, value) in try entries() where !known.contains(name) {
            // As deep as it stands in a layer: what is taken here can be written later.
            guard (try? YAML.dump([[[[value]]]])) != nil else {
                throw wrongType(name, value, "what YAML can hold")
            }
            others[name] = value
        }
        return others
    }

    /// Whatever a field holds; null is nothing.
    private func value(_ key: String) -> PlainValue? {
        guard let value = map[.string(key)], !value.isNull else { return nil }
        return value
    }

    private func entries() throws(PebbleError) -> [(name: String, value: PlainValue)] {
        var entries: [(name: String, value: PlainValue)] = []
        for (key, value) in map { entries.append((try text(key, "a key"), value)) }
        return entries
    }

    private func fields(_ value: PlainValue, _ key: String) throws(PebbleError) -> LayerFields {
        switch value {
        case .map(let map): LayerFields(path: place(key), map: map)
        case .null: LayerFields(path: place(key), map: [:])
        default: throw wrongType(key, value, "a map")
        }
    }

    private func text(_ value: PlainValue, _ key: String) throws(PebbleError) -> String {
        switch value {
        case .null: return ""
        case .string(let text), .timestamp(let text): return text
        case .bool, .int, .largeInt, .double:
            guard let text = try? YAML.dump(value) else { throw wrongType(key, value, "text") }
            // PyYAML ends a lone scalar with a line feed, or with one and the document's end.
            return String(text.prefix { $0 != "\n" })
        default: throw wrongType(key, value, "text")
        }
    }

    private func wrongType(_ key: String, _ value: PlainValue, _ expected: String) -> PebbleError {
        let found = value.stringValue.map { "\"\($0)\"" } ?? value.kindName
        return PebbleError(.invalidArgument, "The layer's \(place(key)) is \(found); write \(expected).")
    }

    private func place(_ key: String) -> String {
        path.isEmpty ? key : "\(path).\(key)"
    }
}
