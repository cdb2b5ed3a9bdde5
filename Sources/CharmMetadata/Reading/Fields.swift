import OrderedCollections
import PlainValues
import YAML

/// A map of a metadata file, and where in the file it is.
struct Fields {
    static let empty = Fields(file: "", path: "", map: [:])

    private let file: String
    /// The keys that lead to the map, with a point between them.
    private let path: String
    private let map: PlainMap

    private init(file: String, path: String, map: PlainMap) {
        self.file = file
        self.path = path
        self.map = map
    }

    /// Takes a whole document, which is a map or empty.
    init(file: String, document: PlainValue) throws(CharmMetadataError) {
        switch document {
        case .map(let map): self.init(file: file, path: "", map: map)
        case .null: self.init(file: file, path: "", map: [:])
        default:
            throw CharmMetadataError(
                .wrongType, "\(file): the document is \(document.kindName), not a map; write keys and values.")
        }
    }

    /// The text of a field.
    ///
    /// A number or a truth value is taken as it would be written; null is no text.
    func text(_ key: String) throws(CharmMetadataError) -> String? {
        guard let value = map[.string(key)] else { return nil }
        return try text(value, key)
    }

    /// The text of a field that must be there; empty where the field is null.
    func requiredText(_ key: String, _ meaning: String) throws(CharmMetadataError) -> String {
        try text(try required(key, meaning), key) ?? ""
    }

    /// What a field holds that must be there.
    func required(_ key: String, _ meaning: String) throws(CharmMetadataError) -> PlainValue {
        guard let value = map[.string(key)] else {
            throw error(.missingField, key, "is missing; add \(meaning)")
        }
        return value
    }

    /// The texts of a field that is a list of them, or one alone.
    func texts(_ key: String) throws(CharmMetadataError) -> [String] {
        guard let value = map[.string(key)], !value.isNull else { return [] }
        guard let elements = value.arrayValue else { return [try text(value, key) ?? ""] }
        var texts: [String] = []
        for (index, element) in elements.enumerated() {
            guard let text = try text(element, "\(key)[\(index)]") else { continue }
            texts.append(text)
        }
        return texts
    }

    /// The keys of a field that is a map, or the texts of one that is a list.
    func names(_ key: String) throws(CharmMetadataError) -> [String] {
        guard map[.string(key)]?.arrayValue == nil else { return try texts(key) }
        return try fields(key)?.entries().keys.elements ?? []
    }

    /// The truth value of a field.
    func flag(_ key: String) throws(CharmMetadataError) -> Bool? {
        guard let value = map[.string(key)], !value.isNull else { return nil }
        guard let flag = value.boolValue else { throw wrongType(key, value, "true or false") }
        return flag
    }

    /// The whole number of a field.
    func int(_ key: String) throws(CharmMetadataError) -> Int? {
        guard let value = map[.string(key)], !value.isNull else { return nil }
        guard let number = value.intValue else { throw wrongType(key, value, "a whole number") }
        return number
    }

    /// Whatever a field holds; null is nothing.
    func value(_ key: String) -> PlainValue? {
        guard let value = map[.string(key)], !value.isNull else { return nil }
        return value
    }

    /// The fields of a field that is a map.
    func fields(_ key: String) throws(CharmMetadataError) -> Fields? {
        guard let value = value(key) else { return nil }
        return try fields(value, key)
    }

    /// The elements of a field that is a list of maps.
    func list(_ key: String) throws(CharmMetadataError) -> [Fields] {
        guard let value = value(key) else { return [] }
        guard let elements = value.arrayValue else { throw wrongType(key, value, "a list of maps") }
        var list: [Fields] = []
        for (index, element) in elements.enumerated() { list.append(try fields(element, "\(key)[\(index)]")) }
        return list
    }

    /// What is made of each entry of a field that is a map of maps, in the order of the file.
    func children<Child>(
        _ key: String, _ make: (String, Fields) throws(CharmMetadataError) -> Child
    ) throws(CharmMetadataError) -> OrderedDictionary<String, Child> {
        try fields(key)?.children(make) ?? [:]
    }

    /// What is made of each entry of this map of maps, in the order of the file.
    ///
    /// A null entry is an empty map.
    func children<Child>(
        _ make: (String, Fields) throws(CharmMetadataError) -> Child
    ) throws(CharmMetadataError) -> OrderedDictionary<String, Child> {
        var children = OrderedDictionary<String, Child>(minimumCapacity: map.count)
        for (name, value) in try entries() {
            children[name] = try make(name, try fields(value, name))
        }
        return children
    }

    /// The entries, in the order of the file.
    func entries() throws(CharmMetadataError) -> OrderedDictionary<String, PlainValue> {
        var entries = OrderedDictionary<String, PlainValue>(minimumCapacity: map.count)
        for (key, value) in map { entries[try text(key, "a key") ?? "null"] = value }
        return entries
    }

    /// An error about a field.
    func error(_ code: CharmMetadataError.Code, _ key: String, _ problem: String) -> CharmMetadataError {
        CharmMetadataError(code, "\(file): \(path.isEmpty ? "" : path + ".")\(key) \(problem).")
    }

    /// An error about a field of another type than it must have.
    func wrongType(_ key: String, _ value: PlainValue, _ expected: String) -> CharmMetadataError {
        let found = Self.spelling(value).map { "\"\($0)\"" } ?? value.kindName
        return error(.wrongType, key, "is \(found); write \(expected)")
    }

    private func fields(_ value: PlainValue, _ key: String) throws(CharmMetadataError) -> Fields {
        let map: PlainMap
        switch value {
        case .map(let entries): map = entries
        case .null: map = [:]
        default: throw wrongType(key, value, "a map of keys and values")
        }
        return Fields(file: file, path: path.isEmpty ? key : "\(path).\(key)", map: map)
    }

    private func text(_ value: PlainValue, _ key: String) throws(CharmMetadataError) -> String? {
        if value.isNull { return nil }
        guard let text = Self.spelling(value) else { throw wrongType(key, value, "text") }
        return text
    }

    /// How a scalar is written, as `2.9` of a version without quotes; `nil` of anything else.
    private static func spelling(_ value: PlainValue) -> String? {
        switch value {
        case .string(let text), .timestamp(let text): text
        case .bool, .int, .largeInt, .double: (try? YAML.dump(value)).map { String($0.dropLast()) }
        default: nil
        }
    }
}
