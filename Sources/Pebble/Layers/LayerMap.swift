import OrderedCollections
import PlainValues

/// A map of a layer that is being written: what is not set is left out.
struct LayerMap {
    private var entries = PlainMap()

    /// The map.
    var value: PlainValue { .map(entries) }

    mutating func add(_ key: String, _ text: String) {
        if !text.isEmpty { entries[.string(key)] = .string(text) }
    }

    mutating func add<Value: RawRepresentable<String>>(_ key: String, _ value: Value?) {
        add(key, value?.rawValue ?? "")
    }

    mutating func add(_ key: String, _ interval: Layer.Interval?) {
        add(key, interval?.text ?? "")
    }

    mutating func add(_ key: String, _ number: Int?) {
        if let number { entries[.string(key)] = .int(number) }
    }

    mutating func add(_ key: String, _ number: Double?) {
        if let number { entries[.string(key)] = .double(number) }
    }

    mutating func add(_ key: String, _ texts: [String]) {
        if !texts.isEmpty { entries[.string(key)] = .array(texts.map { .string($0) }) }
    }

    mutating func add(_ key: String, _ texts: [String: String]) {
        add(key, texts) { .string($0) }
    }

    mutating func add<Value>(_ key: String, _ values: [String: Value], _ write: (Value) -> PlainValue) {
        guard !values.isEmpty else { return }
        let sorted = values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        entries[.string(key)] = .object(sorted.map { ($0.key, write($0.value)) })
    }

    mutating func add(_ key: String, _ value: PlainValue?) {
        if let value { entries[.string(key)] = value }
    }

    mutating func add(others: [String: PlainValue]) {
        for (key, value) in others.sorted(by: { $0.key < $1.key }) { entries[.string(key)] = value }
    }
}
