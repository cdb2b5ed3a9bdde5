// What each opcode does.

import OrderedCollections
import PlainValues

extension PickleReader {
    /// Carries one opcode out.
    mutating func step(_ opcode: PickleOpcode) throws(UnitStateError) {
        switch opcode {
        case .none: push(.null)
        case .newtrue: push(.bool(true))
        case .newfalse: push(.bool(false))
        case .binint1: push(.int(Int(truncatingIfNeeded: try readNumber(bytes: 1))))
        case .binint2: push(.int(Int(truncatingIfNeeded: try readNumber(bytes: 2))))
        case .binint: push(.int(Int(Int32(truncatingIfNeeded: try readNumber(bytes: 4)))))
        case .long1: push(long: try readCountedBytes(1))
        case .long4: push(long: try readCountedBytes(4))
        case .binfloat: push(.double(Double(bitPattern: UInt64(try readNumber(bytes: 8)).byteSwapped)))
        case .shortBinunicode: try push(text: readCountedBytes(1))
        case .binunicode: try push(text: readCountedBytes(4))
        case .binunicode8: try push(text: readCountedBytes(8))
        case .shortBinbytes: push(bytes: try readCountedBytes(1))
        case .binbytes: push(bytes: try readCountedBytes(4))
        case .binbytes8: push(bytes: try readCountedBytes(8))
        case .emptyTuple: push(.tuple([]))
        case .tuple1: try pushTuple(popLast(1))
        case .tuple2: try pushTuple(popLast(2))
        case .tuple3: try pushTuple(popLast(3))
        case .tuple: try pushTuple(popToMark())
        case .emptyList: stack.append(.container(PickleContainer(.list)))
        case .emptyDict: stack.append(.container(PickleContainer(.dict)))
        case .emptySet: stack.append(.container(PickleContainer(.set)))
        case .append: try addElements(popLast(1))
        case .appends: try addElements(popToMark())
        case .setitem: try addEntries(popLast(2))
        case .setitems: try addEntries(popToMark())
        case .additems: try addMembers(popToMark())
        case .frozenset: try pushFrozenSet(popToMark())
        case .mark: pushMark()
        case .memoize: try note()
        case .binput: try note(at: readNumber(bytes: 1))
        case .longBinput: try note(at: readNumber(bytes: 4))
        case .binget: try recall(readNumber(bytes: 1))
        case .longBinget: try recall(readNumber(bytes: 4))
        case .frame: try checkFrame()
        case .global: try pushFunction(module: readLine(), name: readLine())
        case .reduce: try reduce()
        case .stackGlobal: throw try refusedStackGlobal()
        default: throw refused("something of another type")
        }
    }

    // MARK: Scalars

    private mutating func push(long bytes: ArraySlice<UInt8>) {
        let number = LargeInteger(littleEndianBytes: Array(bytes))
        guard number.littleEndianBytes.count <= 8 else {
            return push(.largeInt(number), weight: bytes.count)
        }
        // The sign of the last byte fills the bytes that are not there.
        let sign: Int = (number.littleEndianBytes.last ?? 0) & 0x80 == 0 ? 0 : -1
        push(.int(number.littleEndianBytes.reversed().reduce(sign) { $0 << 8 | Int($1) }))
    }

    private mutating func push(text bytes: ArraySlice<UInt8>) throws(UnitStateError) {
        push(.string(try text(bytes)), weight: bytes.count + 1)
    }

    private mutating func push(bytes: ArraySlice<UInt8>) {
        push(.bytes(Array(bytes)), weight: bytes.count + 1)
    }

    // MARK: Containers

    private mutating func pushTuple(_ elements: [PickledValue]) throws(UnitStateError) {
        try push(elements) { .tuple($0.map(\.value)) }
    }

    private mutating func pushFrozenSet(_ elements: [PickledValue]) throws(UnitStateError) {
        let members = try distinctMembers(elements)
        try push(elements) { _ in .frozenSet(members) }
    }

    private mutating func push(
        _ parts: [PickledValue], as value: ([PickledValue]) -> PlainValue
    ) throws(UnitStateError) {
        let depth = 1 + (parts.lazy.map(\.depth).max() ?? 0)
        try check(depth: depth)
        stack.append(
            .value(
                PickledValue(
                    value(parts), weight: parts.reduce(1) { $0 + $1.weight }, depth: depth,
                    isHashable: parts.allSatisfy(\.isHashable))))
    }

    private mutating func addElements(_ elements: [PickledValue]) throws(UnitStateError) {
        let list = try topContainer(.list)
        for element in elements { list.append(element) }
        try check(depth: list.depth)
    }

    private mutating func addMembers(_ members: [PickledValue]) throws(UnitStateError) {
        let set = try topContainer(.set)
        for member in members {
            try checkKey(member)
            guard set.insert(member) else { throw repeatedKey() }
        }
        try check(depth: set.depth)
    }

    private mutating func addEntries(_ parts: [PickledValue]) throws(UnitStateError) {
        let dict = try topContainer(.dict)
        guard parts.count.isMultiple(of: 2) else { throw damaged("has a key without a value") }
        for index in stride(from: 0, to: parts.count, by: 2) {
            try checkKey(parts[index])
            guard dict.insert(parts[index + 1], forKey: parts[index]) else { throw repeatedKey() }
        }
        try check(depth: dict.depth)
    }

    private func distinctMembers(_ members: [PickledValue]) throws(UnitStateError) -> PlainSet {
        var set = PlainSet(minimumCapacity: members.count)
        for member in members {
            try checkKey(member)
            guard set.append(member.value).inserted else { throw repeatedKey() }
        }
        return set
    }

    private func checkKey(_ key: PickledValue) throws(UnitStateError) {
        guard key.isHashable else { throw unhashableKey() }
    }

    func unhashableKey() -> UnitStateError { damaged("has a key or member that Python could not hash") }

    func repeatedKey() -> UnitStateError { damaged("has the same key or member twice") }

    private func check(depth: Int) throws(UnitStateError) {
        guard depth <= StorableValue.deepestNesting else {
            throw error(.tooLarge, "is nested more than \(StorableValue.deepestNesting) levels deep")
        }
    }

    private mutating func checkFrame() throws(UnitStateError) {
        guard try readNumber(bytes: 8) <= UInt64(remaining) else { throw damaged("is cut off") }
    }
}
