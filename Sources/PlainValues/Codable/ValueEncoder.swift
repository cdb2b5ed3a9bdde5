import OrderedCollections

/// Collects what one value encodes of itself.
final class ValueEncoder: Encoder {
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    var result: PlainValue = .null

    init(codingPath: [any CodingKey]) {
        self.codingPath = codingPath
    }

    static func encode<Value: Encodable>(_ value: Value, codingPath: [any CodingKey]) throws -> PlainValue {
        // An empty array of any type can be cast to one of bytes: what counts is what it was declared as.
        if Value.self == [UInt8].self, let bytes = value as? [UInt8] { return .bytes(bytes) }
        let encoder = ValueEncoder(codingPath: codingPath)
        try value.encode(to: encoder)
        if case .array(let members) = encoder.result, value is any SetMarker {
            let sorted = members.map { (order: String(describing: $0), value: $0) }.sorted { $0.order < $1.order }
            return .set(PlainSet(sorted.map(\.value)))
        }
        if case .map(var entries) = encoder.result, entries.count > 1, value is any DictionaryMarker {
            entries.sort { ($0.key.stringValue ?? "") < ($1.key.stringValue ?? "") }
            return .map(entries)
        }
        return encoder.result
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if result.mapValue == nil { result = .map([:]) }
        return KeyedEncodingContainer(KeyedValueEncoder<Key>(encoder: self, place: .root))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if result.arrayValue == nil { result = .array([]) }
        return UnkeyedValueEncoder(encoder: self, place: .root)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleValueEncoder(encoder: self) }
}

/// Tells a `Set` of any element from other collections.
private protocol SetMarker {}
extension Set: SetMarker {}

/// Tells a `Dictionary`, whose order is not the same twice, from a struct.
private protocol DictionaryMarker {}
extension Dictionary: DictionaryMarker where Key == String {}

/// Where a container writes: the whole result, or a path of keys and indices below it.
struct EncodedPlace {
    private let steps: [Step]
    enum Step {
        case key(String)
        case index(Int)
    }

    static let root = EncodedPlace(steps: [])

    private init(steps: [Step]) { self.steps = steps }

    func appending(_ step: Step) -> EncodedPlace { EncodedPlace(steps: steps + [step]) }

    func update(_ value: inout PlainValue, _ change: (inout PlainValue) -> Void) {
        Self.update(&value, steps[...], change)
    }

    private static func update(
        _ value: inout PlainValue, _ steps: ArraySlice<Step>, _ change: (inout PlainValue) -> Void
    ) {
        guard let step = steps.first else { return change(&value) }
        switch (step, value) {
        case (.key(let key), .map(var entries)):
            value = .null
            update(&entries[.string(key), default: .null], steps.dropFirst(), change)
            value = .map(entries)
        case (.index(let index), .array(var elements)) where index < elements.count:
            value = .null
            update(&elements[index], steps.dropFirst(), change)
            value = .array(elements)
        default: break
        }
    }
}
