import OrderedCollections

/// Decodes one plain value, at one place of a larger one.
struct ValueDecoder: Decoder {
    let value: PlainValue
    let codingPath: [any CodingKey]
    let keyStyle: PlainValueDecoder.KeyStyle
    let readsTextAsJSON: Bool
    let quotesValues: Bool
    let origin: AnyObject?
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The value where no text is asked for.
    private var parsed: PlainValue {
        guard readsTextAsJSON, case .string(let text) = value, let parsed = try? JSON.parse(text) else { return value }
        return parsed
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .map(let entries) = parsed else { throw mismatch([String: PlainValue].self, expected: "a map") }
        return KeyedDecodingContainer(KeyedValueDecoder<Key>(entries: entries, decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let elements: [PlainValue]
        switch parsed {
        case .array(let members), .tuple(let members): elements = members
        case .set(let members), .frozenSet(let members): elements = Array(members)
        case .bytes(let bytes): elements = bytes.map { .int(Int($0)) }
        default: throw mismatch([PlainValue].self, expected: "a list")
        }
        return UnkeyedValueDecoder(elements: elements, decoder: self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func child(_ value: PlainValue, at key: any CodingKey) -> ValueDecoder {
        // Only what is text as a whole is read so: what was parsed has types of its own.
        ValueDecoder(
            value: value, codingPath: codingPath + [key], keyStyle: keyStyle,
            readsTextAsJSON: readsTextAsJSON && self.value.stringValue == nil, quotesValues: quotesValues,
            origin: origin)
    }

    func mismatch(_ type: any Any.Type, expected: String) -> DecodingError {
        .typeMismatch(
            type, .init(codingPath: codingPath, debugDescription: "is \(value.kindName)\(quotedValue), not \(expected)")
        )
    }

    /// The value, where it is not confidential, short and no collection.
    private var quotedValue: String {
        guard quotesValues, value.arrayValue == nil, value.mapValue == nil, !value.isNull,
            let text = try? JSON.write(value), text.utf8.count <= 100
        else { return "" }
        return " (\(text))"
    }
}

extension ValueDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { value.isNull }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard let truth = parsed.boolValue else { throw mismatch(type, expected: "a boolean") }
        return truth
    }

    func decode(_ type: String.Type) throws -> String {
        guard let text = value.stringValue else { throw mismatch(type, expected: "text") }
        return text
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard let number = parsed.doubleValue else { throw mismatch(type, expected: "a number") }
        return number
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        // A plain value takes itself, and bytes need no detour over a list of numbers.
        if let same = value as? Value { return same }
        if case .bytes(let bytes) = value, let same = bytes as? Value { return same }
        return try Value(from: self)
    }

    private func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
        let value = parsed
        let fitting: Number? =
            switch value {
            case .int(let number): Number(exactly: number)
            case .largeInt(let number): Number(number.description)
            default: throw mismatch(type, expected: "an integer")
            }
        guard let fitting else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: codingPath, debugDescription: "is an integer\(quotedValue) out of range for \(type)"))
        }
        return fitting
    }
}
