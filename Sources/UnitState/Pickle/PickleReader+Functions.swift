// The few functions that protocols 2 and 3 call for plain types, imitated; every other is refused by name.

import OrderedCollections
import PlainValues

extension PickleReader {
    /// Pushes a function that the two lines after `GLOBAL` name.
    mutating func pushFunction(module: String, name: String) throws(UnitStateError) {
        guard let function = PickleFunction(module: module, name: name) else { throw refusedName(module, name) }
        stack.append(.function(function))
    }

    /// Replaces a function and its arguments by what the function would return.
    mutating func reduce() throws(UnitStateError) {
        let arguments = try popValue()
        guard case .function(let function) = try pop(), case .tuple(let values) = arguments.value else {
            throw refused("a call of what is no function")
        }
        switch (function, values.count) {
        case (.bytes, 0): push(.bytes([]))
        case (.encode, 2): try push(latin1: values[0], encoding: values[1])
        case (.set, 1), (.frozenset, 1): try pushSet(of: values[0], frozen: function == .frozenset, arguments)
        default: throw refused("a call of \"\(function.rawValue)\" with \(values.count) arguments")
        }
    }

    /// What `STACK_GLOBAL` names: never a plain type.
    mutating func refusedStackGlobal() throws(UnitStateError) -> UnitStateError {
        guard case .string(let name) = try popValue().value, case .string(let module) = try popValue().value else {
            throw damaged("names something with what is no text")
        }
        return refusedName(module, name)
    }

    private func refusedName(_ module: String, _ name: String) -> UnitStateError {
        refused("\("\(module).\(name)".prefix(100).debugDescription), an object of Python's")
    }

    private mutating func push(latin1 text: PlainValue, encoding: PlainValue) throws(UnitStateError) {
        guard encoding == "latin1", case .string(let text) = text else { throw damaged("encodes bytes in another way") }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard let byte = UInt8(exactly: scalar.value) else { throw damaged("encodes bytes in another way") }
            bytes.append(byte)
        }
        push(.bytes(bytes), weight: bytes.count + 1)
    }

    /// The set of a list; `arguments` is the tuple that holds that list.
    private mutating func pushSet(
        of list: PlainValue, frozen: Bool, _ arguments: PickledValue
    ) throws(UnitStateError) {
        guard case .array(let elements) = list else { throw refused("a set of what is no list") }
        var members = PlainSet(minimumCapacity: elements.count)
        for element in elements {
            guard StorableValue.isHashable(element) else { throw unhashableKey() }
            guard members.append(element).inserted else { throw repeatedKey() }
        }
        // The list took a level that the set does not have.
        let value = PickledValue(
            frozen ? .frozenSet(members) : .set(members),
            weight: arguments.weight, depth: arguments.depth - 1, isHashable: frozen)
        stack.append(.value(value))
    }
}
