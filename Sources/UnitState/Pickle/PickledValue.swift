import PlainValues

/// A complete value that the reader has made, with what is needed to judge the values made of it.
struct PickledValue {
    let value: PlainValue
    /// About how many bytes the value takes when it is written without references to the memo.
    let weight: Int
    /// How many levels the value has; a number has one.
    let depth: Int
    /// Whether Python could use the value as a key.
    let isHashable: Bool

    /// A value without elements.
    init(_ value: PlainValue, weight: Int = 1) {
        self.init(value, weight: weight, depth: 1, isHashable: true)
    }

    init(_ value: PlainValue, weight: Int, depth: Int, isHashable: Bool) {
        self.value = value
        self.weight = weight
        self.depth = depth
        self.isHashable = isHashable
    }
}
