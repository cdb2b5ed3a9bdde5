import OrderedCollections
package import PlainValues

/// Which values a snapshot may hold: the simple types of `ops`, as far as a plain value has them.
package enum StorableValue {
    /// How deep a value may be nested: about as deep as Python's own writer goes.
    static let deepestNesting = 1000

    /// The most bytes that a snapshot may have when it is stored, and the most that are read.
    static let largestSize = 64 * 1024 * 1024

    /// Throws unless the value can be stored.
    package static func check(_ value: PlainValue) throws(UnitStateError) {
        try check(value, depth: 1)
    }

    /// Whether Python could use the value as a key of a dict or as a member of a set.
    static func isHashable(_ value: PlainValue) -> Bool {
        switch value {
        case .array, .map, .set: false
        case .tuple(let elements): elements.allSatisfy(isHashable)
        default: true
        }
    }

    private static func check(_ value: PlainValue, depth: Int) throws(UnitStateError) {
        guard depth <= deepestNesting else {
            throw UnitStateError(.tooLarge, "The value is nested more than \(deepestNesting) levels deep.")
        }
        switch value {
        case .null, .bool, .int, .largeInt, .double, .string, .bytes:
            break
        case .timestamp:
            throw UnitStateError(
                .unsupportedValue, "A timestamp cannot be stored; store its text, or its seconds as a number.")
        case .array(let elements), .tuple(let elements):
            for element in elements { try check(element, depth: depth + 1) }
        case .set(let members), .frozenSet(let members):
            for member in members { try checkKey(member, of: value, depth: depth + 1) }
        case .map(let entries):
            for (key, element) in entries {
                try checkKey(key, of: value, depth: depth + 1)
                try check(element, depth: depth + 1)
            }
        }
    }

    private static func checkKey(_ key: PlainValue, of value: PlainValue, depth: Int) throws(UnitStateError) {
        try check(key, depth: depth)
        guard isHashable(key) else {
            let place = value.mapValue == nil ? "a member of a set" : "a key of a map"
            throw UnitStateError(
                .unsupportedValue,
                "\(place.prefix(1).uppercased() + place.dropFirst()) is or holds \(unhashableKind(of: key)), which Python "
                    + "cannot hash; use a tuple or a frozen set.")
        }
    }

    private static func unhashableKind(of value: PlainValue) -> String {
        guard case .tuple(let elements) = value, let element = elements.first(where: { !isHashable($0) }) else {
            return value.kindName
        }
        return unhashableKind(of: element)
    }
}
