import OrderedCollections
import PlainValues

extension PlainValue {
    /// A map whose keys are in order, as Go prints one.
    static func sortedObject(_ entries: [String: PlainValue]) -> PlainValue {
        .object(entries.sorted { precedes($0.key, $1.key) }.map { (key: $0.key, value: $0.value) })
    }

    /// The same value with the keys of all its maps in order.
    var sorted: PlainValue {
        switch self {
        case .map(let entries):
            .map(
                PlainMap(
                    uniqueKeysWithValues: entries.map { ($0.key, $0.value.sorted) }
                        .sorted { PlainValue.precedes($0.0.stringValue ?? "", $1.0.stringValue ?? "") }))
        case .array(let elements): .array(elements.map(\.sorted))
        default: self
        }
    }

    /// Whether lists and maps stand in each other more often than a limit.
    func isNested(deeperThan limit: Int) -> Bool {
        switch self {
        case .map(let entries): limit == 0 || entries.values.contains { $0.isNested(deeperThan: limit - 1) }
        case .array(let elements): limit == 0 || elements.contains { $0.isNested(deeperThan: limit - 1) }
        default: false
        }
    }

    /// Whether a key comes before another one: by their bytes, as in Go.
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
