import OrderedCollections

// As in Python, the order of a map's entries and of a set's members says nothing about equality.
extension PlainValue {
    /// Whether two values are of the same kind and hold the same.
    public static func == (left: PlainValue, right: PlainValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.largeInt(let a), .largeInt(let b)): a == b
        case (.double(let a), .double(let b)): a == b || a.isNaN && b.isNaN
        case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
        case (.array(let a), .array(let b)), (.tuple(let a), .tuple(let b)): a == b
        case (.bytes(let a), .bytes(let b)): a == b
        case (.timestamp(let a), .timestamp(let b)): a == b
        case (.set(let a), .set(let b)), (.frozenSet(let a), .frozenSet(let b)):
            a.count == b.count && a.allSatisfy(b.contains)
        case (.map(let a), .map(let b)):
            a.count == b.count && a.allSatisfy { b[$0.key] == $0.value }
        default: false
        }
    }

    /// Hashes the value; the order of entries and members does not count.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let truth): hasher.combine(truth)
        case .int(let number): hasher.combine(number)
        case .largeInt(let number): hasher.combine(number)
        case .double(let number): hasher.combine(number.isNaN ? 0 : number)
        case .string(var text): text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        case .array(let elements), .tuple(let elements): hasher.combine(elements)
        case .bytes(let bytes): hasher.combine(bytes)
        case .timestamp(let text): hasher.combine(text)
        case .set(let members), .frozenSet(let members):
            hasher.combine(members.reduce(0) { $0 ^ $1.hashValue })
        case .map(let entries):
            hasher.combine(entries.reduce(0) { $0 ^ ($1.key.hashValue &* 31 &+ $1.value.hashValue) })
        }
    }
}
