import OrderedCollections
import PlainValues

/// A list, a dict or a set while it is being filled.
///
/// A pickle makes a container empty, may note it in the memo, and fills it. Once it was put into another value it must
/// not change any more: that only happens where a container holds itself, which no plain value can.
final class PickleContainer {
    enum Kind { case list, dict, set }

    let kind: Kind
    /// Whether the container is part of another value.
    var isUsed = false
    private(set) var weight = 1
    private(set) var depth = 1
    private var elements: [PlainValue] = []
    private var entries: PlainMap = [:]
    private var members: PlainSet = []

    init(_ kind: Kind) { self.kind = kind }

    /// What the container holds by now.
    var content: PickledValue {
        let value: PlainValue =
            switch kind {
            case .list: .array(elements)
            case .dict: .map(entries)
            case .set: .set(members)
            }
        return PickledValue(value, weight: weight, depth: depth, isHashable: false)
    }

    /// Adds an element to a list.
    func append(_ element: PickledValue) {
        count(element)
        elements.append(element.value)
    }

    /// Adds a member to a set; `false` when an equal one is there.
    func insert(_ member: PickledValue) -> Bool {
        count(member)
        return members.append(member.value).inserted
    }

    /// Adds an entry to a dict; `false` when there is one with an equal key.
    func insert(_ element: PickledValue, forKey key: PickledValue) -> Bool {
        count(key)
        count(element)
        return entries.updateValue(element.value, forKey: key.value) == nil
    }

    private func count(_ part: PickledValue) {
        weight += part.weight
        depth = max(depth, part.depth + 1)
    }
}
