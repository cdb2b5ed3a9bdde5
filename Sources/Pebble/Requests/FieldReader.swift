import OrderedCollections
package import PlainValues

/// Reads the fields of an object in an answer.
///
/// What is not as the API says is an error that names the field.
///
/// A field that is null counts as missing.
package struct FieldReader {
    private let fields: PlainValue
    private let what: String

    /// - Parameters:
    ///   - value: The object.
    ///   - what: What it is, as an error names it: "a change".
    package init(_ value: PlainValue, _ what: String) throws(PebbleError) {
        guard case .map = value else { throw .violation("\(what) is \(value.kindName) instead of a map") }
        fields = value
        self.what = what
    }

    package func value(_ key: String) -> PlainValue? {
        guard let value = fields[key], !value.isNull else { return nil }
        return value
    }

    package func text(_ key: String) throws(PebbleError) -> String {
        try required(key, try optionalText(key))
    }

    package func optionalText(_ key: String) throws(PebbleError) -> String? {
        try read(key, as: "text", \.stringValue)
    }

    package func integer(_ key: String) throws(PebbleError) -> Int {
        try required(key, try optionalInteger(key))
    }

    package func optionalInteger(_ key: String) throws(PebbleError) -> Int? {
        try read(key, as: "an integer", \.intValue)
    }

    package func truth(_ key: String) throws(PebbleError) -> Bool {
        try required(key, try read(key, as: "a boolean", \.boolValue))
    }

    package func time(_ key: String) throws(PebbleError) -> Timestamp {
        try required(key, try optionalTime(key))
    }

    package func optionalTime(_ key: String) throws(PebbleError) -> Timestamp? {
        try read(key, as: "a time") { $0.stringValue.flatMap { try? Timestamp($0) } }
    }

    package func optionalDuration(_ key: String) throws(PebbleError) -> Duration? {
        try read(key, as: "a duration") { $0.stringValue.flatMap { Duration(goText: $0) } }
    }

    package func duration(_ key: String) throws(PebbleError) -> Duration {
        try required(key, try optionalDuration(key))
    }

    /// A map; none is an empty one.
    package func map(_ key: String) throws(PebbleError) -> PlainMap {
        try read(key, as: "a map", \.mapValue) ?? [:]
    }

    /// A list; none is an empty one.
    package func list(_ key: String) throws(PebbleError) -> [PlainValue] {
        try read(key, as: "a list", \.arrayValue) ?? []
    }

    /// A list of texts; none is an empty one.
    package func texts(_ key: String) throws(PebbleError) -> [String] {
        var texts: [String] = []
        for element in try list(key) {
            guard let text = element.stringValue else {
                throw .violation("'\(key)' of \(what) has \(element.kindName) where text is expected")
            }
            texts.append(text)
        }
        return texts
    }

    /// A map from text to text; none is an empty one.
    package func textMap(_ key: String) throws(PebbleError) -> [String: String] {
        var texts: [String: String] = [:]
        for (name, value) in try map(key) {
            guard let name = name.stringValue, let text = value.stringValue else {
                throw .violation("'\(key)' of \(what) has \(value.kindName) where text is expected")
            }
            texts[name] = text
        }
        return texts
    }

    private func read<Value>(
        _ key: String, as kind: String, _ read: (PlainValue) -> Value?
    ) throws(PebbleError) -> Value? {
        guard let value = value(key) else { return nil }
        guard let read = read(value) else {
            let found = value.stringValue.map { "'\($0.prefix(100))'" } ?? value.kindName
            throw .violation("'\(key)' of \(what) is \(found) where \(kind) is expected")
        }
        return read
    }

    private func required<Value>(_ key: String, _ value: Value?) throws(PebbleError) -> Value {
        guard let value else { throw .violation("\(what) has no '\(key)'") }
        return value
    }
}

extension PlainValue {
    /// The elements of a list in an answer, each read by a closure.
    package func elements<Element>(
        of what: String, _ read: (PlainValue) throws(PebbleError) -> Element
    ) throws(PebbleError) -> [Element] {
        // No list at all: Go writes an empty one as null.
        if isNull { return [] }
        guard let elements = arrayValue else { throw .violation("\(what) are \(kindName) instead of a list") }
        var all: [Element] = []
        all.reserveCapacity(elements.count)
        for element in elements { all.append(try read(element)) }
        return all
    }
}
