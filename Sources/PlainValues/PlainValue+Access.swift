// Reading a value as the kind that is expected, and writing it as a literal.

public import OrderedCollections

extension PlainValue {
    /// The text, or `nil` when the value is not text.
    public var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The whole number, or `nil` when the value is not one of at most 64 bits.
    public var intValue: Int? {
        if case .int(let number) = self { number } else { nil }
    }

    /// The truth value, or `nil` when the value is none.
    public var boolValue: Bool? {
        if case .bool(let truth) = self { truth } else { nil }
    }

    /// The number as floating point, or `nil` when the value is no number.
    public var doubleValue: Double? {
        switch self {
        case .double(let number): number
        case .int(let number): Double(number)
        default: nil
        }
    }

    /// The elements of a list or tuple, or `nil` when the value is neither.
    public var arrayValue: [PlainValue]? {
        switch self {
        case .array(let elements), .tuple(let elements): elements
        default: nil
        }
    }

    /// The entries of a map, or `nil` when the value is not a map.
    public var mapValue: PlainMap? {
        if case .map(let entries) = self { entries } else { nil }
    }

    /// Whether the value is ``PlainValue/null``.
    public var isNull: Bool { self == .null }

    /// The value of a map under a key of text, or `nil` when there is none or the value is not a map.
    public subscript(key: String) -> PlainValue? {
        mapValue?[.string(key)]
    }

    /// What kind of value this is, as an error message names it.
    public var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .int, .largeInt: "an integer"
        case .double: "a number"
        case .string: "text"
        case .array: "a list"
        case .map: "a map"
        case .bytes: "bytes"
        case .tuple: "a tuple"
        case .set: "a set"
        case .frozenSet: "a frozen set"
        case .timestamp: "a timestamp"
        }
    }

    /// Makes a map with keys of text.
    ///
    /// - Parameter entries: Keys and values; of a key that comes twice the last value counts.
    public static func object(_ entries: some Sequence<(key: String, value: PlainValue)>) -> PlainValue {
        var map = PlainMap(minimumCapacity: entries.underestimatedCount)
        for (key, value) in entries { map.updateValue(value, forKey: .string(key)) }
        return .map(map)
    }
}

extension PlainValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// Makes ``PlainValue/null``.
    public init(nilLiteral: ()) { self = .null }
    /// Makes a truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Makes a whole number.
    public init(integerLiteral value: Int) { self = .int(value) }
    /// Makes a floating-point number.
    public init(floatLiteral value: Double) { self = .double(value) }
    /// Makes text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Makes a list.
    public init(arrayLiteral elements: PlainValue...) { self = .array(elements) }
    /// Makes a map.
    public init(dictionaryLiteral elements: (PlainValue, PlainValue)...) {
        self = .map(PlainMap(elements) { $1 })
    }
}
