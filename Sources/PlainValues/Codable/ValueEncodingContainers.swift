import OrderedCollections

/// Encodes the fields of a map.
struct KeyedValueEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: ValueEncoder
    let place: EncodedPlace

    var codingPath: [any CodingKey] { encoder.codingPath }

    mutating func encodeNil(forKey key: Key) throws { set(.null, key) }

    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        set(try ValueEncoder.encode(value, codingPath: codingPath + [key]), key)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        set(.map([:]), key)
        return KeyedEncodingContainer(
            KeyedValueEncoder<Nested>(encoder: encoder, place: place.appending(.key(key.stringValue))))
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        set(.array([]), key)
        return UnkeyedValueEncoder(encoder: encoder, place: place.appending(.key(key.stringValue)))
    }

    mutating func superEncoder() -> any Encoder { encoder }
    mutating func superEncoder(forKey key: Key) -> any Encoder { encoder }

    private func set(_ value: PlainValue, _ key: Key) {
        place.update(&encoder.result) { result in
            guard case .map(var entries) = result else { return }
            result = .null
            entries[.string(key.stringValue)] = value
            result = .map(entries)
        }
    }
}

/// Encodes the elements of a list.
struct UnkeyedValueEncoder: UnkeyedEncodingContainer {
    let encoder: ValueEncoder
    let place: EncodedPlace
    private(set) var count = 0

    init(encoder: ValueEncoder, place: EncodedPlace) {
        self.encoder = encoder
        self.place = place
    }

    var codingPath: [any CodingKey] { encoder.codingPath }

    mutating func encodeNil() throws { append(.null) }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        append(try ValueEncoder.encode(value, codingPath: codingPath + [IndexKey(count)]))
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        append(.map([:]))
        return KeyedEncodingContainer(
            KeyedValueEncoder<Nested>(encoder: encoder, place: place.appending(.index(count - 1))))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        append(.array([]))
        return UnkeyedValueEncoder(encoder: encoder, place: place.appending(.index(count - 1)))
    }

    mutating func superEncoder() -> any Encoder { encoder }

    private mutating func append(_ value: PlainValue) {
        place.update(&encoder.result) { result in
            guard case .array(var elements) = result else { return }
            result = .null
            elements.append(value)
            result = .array(elements)
        }
        count += 1
    }
}

/// Encodes one value in place of the whole result.
struct SingleValueEncoder: SingleValueEncodingContainer {
    let encoder: ValueEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    mutating func encodeNil() throws { encoder.result = .null }
    mutating func encode(_ value: Bool) throws { encoder.result = .bool(value) }
    mutating func encode(_ value: String) throws { encoder.result = .string(value) }
    mutating func encode(_ value: Double) throws { encoder.result = .double(value) }
    mutating func encode(_ value: Float) throws { encoder.result = .double(Double(value)) }
    mutating func encode(_ value: Int) throws { encode(integer: value) }
    mutating func encode(_ value: Int8) throws { encode(integer: value) }
    mutating func encode(_ value: Int16) throws { encode(integer: value) }
    mutating func encode(_ value: Int32) throws { encode(integer: value) }
    mutating func encode(_ value: Int64) throws { encode(integer: value) }
    mutating func encode(_ value: UInt) throws { encode(integer: value) }
    mutating func encode(_ value: UInt8) throws { encode(integer: value) }
    mutating func encode(_ value: UInt16) throws { encode(integer: value) }
    mutating func encode(_ value: UInt32) throws { encode(integer: value) }
    mutating func encode(_ value: UInt64) throws { encode(integer: value) }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        encoder.result = try ValueEncoder.encode(value, codingPath: codingPath)
    }

    private func encode(integer value: some FixedWidthInteger) {
        if let number = Int(exactly: value) {
            encoder.result = .int(number)
        } else if let number = LargeInteger(decimal: String(value)) {
            encoder.result = .largeInt(number)
        }
    }
}
