import OrderedCollections

/// Makes plain values from values of `Encodable` types.
///
/// A Swift `Set` becomes a set, an array of bytes becomes bytes, a dictionary's keys are sorted so that the same value is
/// always written alike.
public struct PlainValueEncoder: Sendable {
    /// Makes an encoder.
    public init() {}

    /// Makes the plain value of a value.
    ///
    /// - Parameter value: The value.
    /// - Returns: The plain value.
    /// - Throws: The error that the type's own `encode(to:)` throws.
    public func encode<Value: Encodable>(_ value: Value) throws -> PlainValue {
        try ValueEncoder.encode(value, codingPath: [])
    }
}

extension PlainValue: Codable {
    /// Takes over the value of the decoder, which may be one of any format.
    public init(from decoder: any Decoder) throws {
        if let decoder = decoder as? ValueDecoder {
            self = decoder.value
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let truth = try? container.decode(Bool.self) {
            self = .bool(truth)
        } else if let number = try? container.decode(Int.self) {
            self = .int(number)
        } else if let number = try? container.decode(Double.self) {
            self = .double(number)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let elements = try? container.decode([PlainValue].self) {
            self = .array(elements)
        } else {
            let entries = try container.decode([String: PlainValue].self)
            self = .object(entries.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) })
        }
    }

    /// Writes the value in the encoder's format, which may be one of any kind.
    public func encode(to encoder: any Encoder) throws {
        if let encoder = encoder as? ValueEncoder {
            encoder.result = self
            return
        }
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let truth): try container.encode(truth)
        case .int(let number): try container.encode(number)
        case .double(let number): try container.encode(number)
        case .string(let text), .timestamp(let text): try container.encode(text)
        case .largeInt(let number): try container.encode(number.description)
        case .array(let elements), .tuple(let elements): try container.encode(elements)
        case .set(let members), .frozenSet(let members): try container.encode(Array(members))
        case .bytes(let bytes): try container.encode(bytes)
        case .map(let entries):
            var fields: [String: PlainValue] = [:]
            for (key, value) in entries {
                guard case .string(let name) = key else {
                    throw EncodingError.invalidValue(
                        self,
                        .init(
                            codingPath: encoder.codingPath,
                            debugDescription: "a map with \(key.kindName) as a key cannot be encoded"))
                }
                fields[name] = value
            }
            try container.encode(fields)
        }
    }
}
