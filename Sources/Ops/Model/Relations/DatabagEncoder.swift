import OrderedCollections
import PlainValues

/// Makes the content of a databag of a value: a text for each field, and nothing where a field is `nil`.
enum DatabagEncoder {
    /// The content, or `nil` for a value that has no fields.
    static func encode<Value: Encodable>(
        _ value: Value, as format: DatabagFormat
    ) throws -> OrderedDictionary<String, String>? {
        guard let fields = try PlainValueEncoder().encode(NilKeeping(value: value)).mapValue else { return nil }
        var content: OrderedDictionary<String, String> = [:]
        for (key, field) in fields {
            content[key.stringValue ?? ""] =
                switch (field, format) {
                case (.null, _): ""
                case (.string(let text), .text): text
                default: try JSON.write(field)
                }
        }
        return content
    }
}

/// Encodes a value with those of its fields that are `nil`.
///
/// Types leave these out by themselves, and what was written of them before would stay in the databag.
private struct NilKeeping<Value: Encodable>: Encodable {
    let value: Value

    func encode(to encoder: any Encoder) throws {
        try value.encode(to: NilKeepingEncoder(encoder: encoder))
    }
}

private struct NilKeepingEncoder: Encoder {
    let encoder: any Encoder

    var codingPath: [any CodingKey] { encoder.codingPath }
    var userInfo: [CodingUserInfoKey: Any] { encoder.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(NilKeepingContainer(container: encoder.container(keyedBy: type)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
    func singleValueContainer() -> any SingleValueEncodingContainer { encoder.singleValueContainer() }
}

private struct NilKeepingContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    var container: KeyedEncodingContainer<Key>

    var codingPath: [any CodingKey] { container.codingPath }

    mutating func encodeNil(forKey key: Key) throws { try container.encodeNil(forKey: key) }

    mutating func encode<Field: Encodable>(_ value: Field, forKey key: Key) throws {
        try container.encode(value, forKey: key)
    }

    private mutating func keep<Field: Encodable>(_ value: Field?, _ key: Key) throws {
        if let value { try container.encode(value, forKey: key) } else { try container.encodeNil(forKey: key) }
    }

    // One for each type that the protocol has a default of its own for.
    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try keep(value, key) }
    mutating func encodeIfPresent<Field: Encodable>(_ value: Field?, forKey key: Key) throws { try keep(value, key) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        container.nestedContainer(keyedBy: type, forKey: key)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        container.nestedUnkeyedContainer(forKey: key)
    }

    mutating func superEncoder() -> any Encoder { container.superEncoder() }
    mutating func superEncoder(forKey key: Key) -> any Encoder { container.superEncoder(forKey: key) }
}
