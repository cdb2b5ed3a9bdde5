import PlainValues

/// Reads one pickle: a stack machine of the few opcodes that make plain values.
///
/// The bytes are not trusted. Every length is compared with what is left before anything is allocated, and what the memo
/// multiplies is counted, so that a small pickle cannot grow without bounds.
struct PickleReader {
    private let bytes: [UInt8]
    private var position = 0
    /// Where the opcode that is being read stands.
    private var offset = 0
    private var opcode = PickleOpcode.proto
    var stack: [PickleSlot] = []
    private var marks: [Int] = []
    private var memo: [PickleSlot] = []
    /// The weight of everything that came from the memo.
    private var copiedWeight = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads the whole pickle.
    mutating func read() throws(UnitStateError) -> PlainValue {
        try readHeader()
        while true {
            offset = position
            let byte = try readByte()
            guard let opcode = PickleOpcode(rawValue: byte) else {
                throw UnitStateError(
                    .unreadableData, "The pickle has the unknown opcode \(byte) at offset \(offset); it is damaged.")
            }
            self.opcode = opcode
            if opcode == .stop { return try finish() }
            try step(opcode)
        }
    }

    private mutating func readHeader() throws(UnitStateError) {
        guard bytes.count <= StorableValue.largestSize else {
            throw UnitStateError(
                .tooLarge, "The pickle has \(bytes.count) bytes; at most \(StorableValue.largestSize) are read.")
        }
        guard bytes.count >= 2, bytes[0] == PickleOpcode.proto.rawValue, (2...5).contains(bytes[1]) else {
            throw UnitStateError(
                .unreadableData, "The data does not begin as a pickle of protocol 2 to 5 does, with the opcode PROTO.")
        }
        position = 2
    }

    private mutating func finish() throws(UnitStateError) -> PlainValue {
        let result = try popValue()
        guard stack.isEmpty, marks.isEmpty else { throw damaged("ends with values that belong nowhere") }
        guard remaining == 0 else { throw damaged("is followed by \(remaining) more bytes") }
        return result.value
    }

    // MARK: Errors

    /// What is wrong at the opcode that is being read.
    func error(_ code: UnitStateError.Code, _ what: String) -> UnitStateError {
        UnitStateError(code, "The pickle \(what) (opcode \(opcode.name) at offset \(offset)).")
    }

    func damaged(_ what: String) -> UnitStateError { error(.unreadableData, what) }

    func refused(_ what: String) -> UnitStateError {
        error(.unreadableData, "holds \(what), which is not read: only plain types are")
    }

    // MARK: Bytes

    /// How many bytes are left.
    var remaining: Int { bytes.count - position }

    mutating func readByte() throws(UnitStateError) -> UInt8 {
        guard position < bytes.count else { throw damaged("is cut off") }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func readBytes(_ count: Int) throws(UnitStateError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= remaining else { throw damaged("is cut off") }
        defer { position += count }
        return bytes[position..<position + count]
    }

    /// A number without sign, least significant byte first.
    mutating func readNumber(bytes count: Int) throws(UnitStateError) -> UInt64 {
        try readBytes(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// As many bytes as the number before them says.
    mutating func readCountedBytes(_ width: Int) throws(UnitStateError) -> ArraySlice<UInt8> {
        guard let count = Int(exactly: try readNumber(bytes: width)) else { throw damaged("is cut off") }
        return try readBytes(count)
    }

    /// Text that ends with its line.
    mutating func readLine() throws(UnitStateError) -> String {
        guard let end = bytes[position...].firstIndex(of: 0x0a) else { throw damaged("is cut off") }
        defer { position = end + 1 }
        return try text(bytes[position..<end])
    }

    func text(_ bytes: ArraySlice<UInt8>) throws(UnitStateError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw damaged("holds text that is not UTF-8, or half of a surrogate pair")
        }
        return text
    }

    // MARK: Stack

    mutating func push(_ value: PlainValue, weight: Int = 1) {
        stack.append(.value(PickledValue(value, weight: weight)))
    }

    mutating func pop() throws(UnitStateError) -> PickleSlot {
        guard stack.count > marks.last ?? 0, let slot = stack.popLast() else {
            throw damaged("takes a value that is not there")
        }
        return slot
    }

    mutating func popValue() throws(UnitStateError) -> PickledValue { try use(try pop()) }

    mutating func pushMark() { marks.append(stack.count) }

    /// The values above the last mark, which goes as well.
    mutating func popToMark() throws(UnitStateError) -> [PickledValue] {
        guard let mark = marks.popLast(), mark <= stack.count else {
            throw damaged("takes values up to a mark that is not there")
        }
        return try popLast(stack.count - mark)
    }

    mutating func popLast(_ count: Int) throws(UnitStateError) -> [PickledValue] {
        guard stack.count - count >= marks.last ?? 0 else { throw damaged("takes a value that is not there") }
        let slots = stack.suffix(count)
        stack.removeLast(count)
        var values: [PickledValue] = []
        values.reserveCapacity(count)
        for slot in slots { values.append(try use(slot)) }
        return values
    }

    /// The container at the top of the stack, to be filled.
    func topContainer(_ kind: PickleContainer.Kind) throws(UnitStateError) -> PickleContainer {
        guard stack.count > marks.last ?? 0, case .container(let container) = stack.last, container.kind == kind else {
            throw damaged("adds to something else than what the opcode adds to")
        }
        guard !container.isUsed else {
            throw damaged("changes a container after its use: it contains itself, which no plain value can")
        }
        return container
    }

    /// Takes what stands in a place as part of another value.
    private mutating func use(_ slot: PickleSlot) throws(UnitStateError) -> PickledValue {
        switch slot {
        case .value(let value):
            return value
        case .container(let container):
            if container.isUsed { try countCopy(container.weight) }
            container.isUsed = true
            return container.content
        case .function(let function):
            throw refused("the function \"\(function.rawValue)\"")
        }
    }

    // MARK: Memo

    /// Notes the top of the stack; a pickler counts its notes up from zero.
    mutating func note(at index: UInt64? = nil) throws(UnitStateError) {
        guard stack.count > marks.last ?? 0, let top = stack.last else {
            throw damaged("notes a value that is not there")
        }
        guard let index = Int(exactly: index ?? UInt64(memo.count)), index <= memo.count else {
            throw damaged("leaves places of the memo out")
        }
        if index < memo.count { memo[index] = top } else { memo.append(top) }
    }

    mutating func recall(_ index: UInt64) throws(UnitStateError) {
        guard let index = Int(exactly: index), index < memo.count else {
            throw damaged("asks the memo for what was not noted")
        }
        if case .value(let value) = memo[index] { try countCopy(value.weight) }
        stack.append(memo[index])
    }

    private mutating func countCopy(_ weight: Int) throws(UnitStateError) {
        copiedWeight += weight
        guard copiedWeight <= StorableValue.largestSize else {
            throw error(.tooLarge, "repeats its values until they take more than \(StorableValue.largestSize) bytes")
        }
    }
}
