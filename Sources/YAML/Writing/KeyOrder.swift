import PlainValues

/// The order in which Python sorts the keys of a map.
enum KeyOrder {
    /// The entries by their keys, or as they are when Python could not compare every key with every other.
    static func sorted(
        _ entries: [(key: PlainValue, value: PlainValue)]
    ) -> [(key: PlainValue, value: PlainValue)] {
        guard let first = entries.first?.key, entries.count > 1,
            entries.dropFirst().allSatisfy({ isLess(first, $0.key) != nil })
        else { return entries }
        return entries.sorted { isLess($0.key, $1.key) ?? false }
    }

    /// Whether one key comes before another, or `nil` when Python cannot compare them.
    private static func isLess(_ left: PlainValue, _ right: PlainValue) -> Bool? {
        switch (left, right) {
        case (.int(let left), .int(let right)): return left < right
        case (.string(let left), .string(let right)):
            // Bytes of UTF-8 are in the order of code points, by which Python compares.
            return left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.bytes(let left), .bytes(let right)): return left.lexicographicallyPrecedes(right)
        case (.timestamp(let left), .timestamp(let right)): return left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.tuple(let left), .tuple(let right)):
            guard let (left, right) = zip(left, right).first(where: { $0 != $1 }) else {
                return left.count < right.count
            }
            return isLess(left, right)
        default:
            guard let left = number(left), let right = number(right) else { return nil }
            return left < right
        }
    }

    private static func number(_ value: PlainValue) -> Double? {
        switch value {
        case .bool(let truth): truth ? 1 : 0
        case .largeInt(let number): Double(number.description)
        default: value.doubleValue
        }
    }
}
