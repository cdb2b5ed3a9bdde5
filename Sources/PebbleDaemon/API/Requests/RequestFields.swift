import OrderedCollections
import PlainValues

/// The fields of a JSON request, read as leniently as Go reads them: the case of keys is ignored, `null` is as good as
/// absent, and what follows the first value is not looked at.
struct RequestFields: Sendable {
    /// Why a body, or a field of it, cannot be read, in Go's words.
    struct Failure: Error, Sendable, CustomStringConvertible {
        let description: String

        init(_ description: String) {
            self.description = description
        }

        init(_ value: PlainValue, as type: String, at path: String) {
            self.init("json: cannot unmarshal \(Self.kind(value)) into Go struct field \(path) of type \(type)")
        }

        private static func kind(_ value: PlainValue) -> String {
            switch value {
            case .bool: "bool"
            case .int, .largeInt, .double: "number"
            case .array: "array"
            case .map: "object"
            default: "string"
            }
        }
    }

    private let entries: PlainMap
    private let path: String

    /// Reads a body.
    init(_ body: [UInt8]) throws(Failure) {
        try self.init(of: Self.firstValue(body))
    }

    /// Reads a value that is an object, or `null`.
    init(of value: PlainValue) throws(Failure) {
        switch value {
        case .map(let entries): self.init(entries, path: "")
        case .null: self.init([:], path: "")
        case let other:
            let failure = Failure(other, as: "struct", at: "")
            throw Failure(failure.description.replacing("struct field  of type struct", with: "value of type struct"))
        }
    }

    private init(_ entries: PlainMap, path: String) {
        self.entries = entries
        self.path = path
    }

    /// The names of all fields, as they were written.
    var names: [String] { entries.keys.compactMap(\.stringValue) }

    /// A text, or `nil` when it is not given.
    func text(_ key: String) throws(Failure) -> String? {
        guard let value = value(key) else { return nil }
        guard let text = value.stringValue else { throw failure(value, key, "string") }
        return text
    }

    /// A truth value, or `nil` when it is not given.
    func flag(_ key: String) throws(Failure) -> Bool? {
        guard let value = value(key) else { return nil }
        guard let truth = value.boolValue else { throw failure(value, key, "bool") }
        return truth
    }

    /// A whole number, or `nil` when it is not given.
    func number(_ key: String) throws(Failure) -> Int? {
        guard let value = value(key) else { return nil }
        guard let number = value.intValue else { throw failure(value, key, "int") }
        return number
    }

    /// A list of texts; empty when it is not given.
    func texts(_ key: String) throws(Failure) -> [String] {
        guard let value = value(key) else { return [] }
        guard let elements = value.arrayValue else { throw failure(value, key, "[]string") }
        var texts: [String] = []
        for element in elements {
            if element.isNull {
                texts.append("")
            } else if let text = element.stringValue {
                texts.append(text)
            } else {
                throw failure(element, key, "string")
            }
        }
        return texts
    }

    /// A map of texts; empty when it is not given.
    func textMap(_ key: String) throws(Failure) -> [String: String] {
        guard let value = value(key) else { return [:] }
        guard let entries = value.mapValue else { throw failure(value, key, "map[string]string") }
        var texts: [String: String] = [:]
        for (name, element) in entries {
            guard let name = name.stringValue else { continue }
            if element.isNull {
                texts[name] = ""
            } else if let text = element.stringValue {
                texts[name] = text
            } else {
                throw failure(element, key, "string")
            }
        }
        return texts
    }

    /// A nested object, or `nil` when it is not given.
    func object(_ key: String) throws(Failure) -> RequestFields? {
        guard let value = value(key) else { return nil }
        return try Self.object(value, path: "\(path).\(key)") { failure(value, key, "struct") }
    }

    /// A list of objects; empty when it is not given.
    func objects(_ key: String) throws(Failure) -> [RequestFields] {
        guard let value = value(key) else { return [] }
        guard let elements = value.arrayValue else { throw failure(value, key, "[]struct") }
        var objects: [RequestFields] = []
        for element in elements {
            objects.append(try Self.object(element, path: "\(path).\(key)") { failure(element, key, "struct") })
        }
        return objects
    }

    /// The objects of a map, `nil` for those that are `null`; empty when it is not given.
    func objectMap(_ key: String) throws(Failure) -> [String: RequestFields?] {
        guard let value = value(key) else { return [:] }
        guard let entries = value.mapValue else { throw failure(value, key, "map") }
        var objects: [String: RequestFields?] = [:]
        for (name, element) in entries {
            guard let name = name.stringValue else { continue }
            objects.updateValue(
                element.isNull
                    ? nil : try Self.object(element, path: "\(path).\(key)") { failure(element, key, "struct") },
                forKey: name)
        }
        return objects
    }

    /// A value of any kind, or `nil` when it is not given or `null`.
    private func value(_ key: String) -> PlainValue? {
        let folded = key.lowercased()
        let found =
            entries[.string(key)] ?? entries.reversed().first { $0.key.stringValue?.lowercased() == folded }?.value
        // A literal `nil` would be the value `null` here.
        guard let found, !found.isNull else { return .none }
        return found
    }

    private static func object(
        _ value: PlainValue, path: String, _ failure: () -> Failure
    ) throws(Failure) -> RequestFields {
        switch value {
        case .map(let entries): return RequestFields(entries, path: path)
        case .null: return RequestFields([:], path: path)
        default: throw failure()
        }
    }

    private func failure(_ value: PlainValue, _ key: String, _ type: String) -> Failure {
        Failure(value, as: type, at: "\(path).\(key)")
    }

    private static func firstValue(_ body: [UInt8]) throws(Failure) -> PlainValue {
        guard let start = body.firstIndex(where: { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }) else {
            throw Failure("EOF")
        }
        guard let end = FirstJSONValue.end(in: body[start...]) else { throw Failure("unexpected EOF") }
        do throws(PlainValueError) {
            return try JSON.parse(Array(body[start..<end]))
        } catch {
            if let starts = Unicode.Scalar(UInt32(body[start])), !"{[\"-0123456789tfn".unicodeScalars.contains(starts) {
                throw Failure("invalid character '\(starts)' looking for beginning of value")
            }
            throw Failure("invalid JSON: \(error.description)")
        }
    }
}
