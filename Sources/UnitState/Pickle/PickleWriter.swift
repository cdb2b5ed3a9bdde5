import OrderedCollections
import PlainValues

/// Writes one value as CPython's own pickler does at protocol 4.
///
/// The framing, the memo and the batches follow `Modules/_pickle.c`, so that a pickle that travels between the two
/// implementations does not change. The value was checked by ``StorableValue`` before.
struct PickleWriter {
    /// A frame ends at the first value after so many bytes; a longer payload stands outside of any frame.
    private static let frameSizeTarget = 64 * 1024
    /// A shorter frame is written without its header.
    private static let smallestFrame = 4
    private static let frameHeaderSize = 9
    /// So many elements are added by one opcode.
    private static let batchSize = 1000

    private var output: [UInt8] = []
    private var isFraming = false
    private var frameStart: Int?
    private var memoized = 0
    /// Where the memo holds a text or bytes.
    private var memo: [PlainValue: Int] = [:]

    /// Writes the whole pickle.
    mutating func write(_ value: PlainValue) -> [UInt8] {
        output.reserveCapacity(256)
        write(.proto, 4)
        isFraming = true
        save(value)
        write(.stop)
        closeFrame()
        return output
    }

    private mutating func save(_ value: PlainValue) {
        closeFullFrame()
        switch value {
        case .null: write(.none)
        case .bool(let truth): write(truth ? .newtrue : .newfalse)
        case .int(let number): save(number)
        case .largeInt(let number): saveLong(number.littleEndianBytes)
        case .double(let number):
            write(.binfloat)
            append(bigEndian: number.bitPattern)
        case .string(let text):
            saveOnce(value) { $0.writePayload(.shortBinunicode, .binunicode, .binunicode8, text.utf8) }
        case .bytes(let bytes):
            saveOnce(value) { $0.writePayload(.shortBinbytes, .binbytes, .binbytes8, bytes) }
        case .tuple(let elements): save(tuple: elements)
        case .array(let elements):
            write(.emptyList)
            memoize()
            save(elements: elements)
        case .map(let entries):
            write(.emptyDict)
            memoize()
            save(entries: entries)
        case .set(let members):
            write(.emptySet)
            memoize()
            save(members: members)
        case .frozenSet(let members):
            write(.mark)
            for member in members { save(member) }
            write(.frozenset)
            memoize()
        case .timestamp:
            break  // Refused before.
        }
    }

    private mutating func save(_ number: Int) {
        if let byte = UInt8(exactly: number) {
            write(.binint1, byte)
        } else if let short = UInt16(exactly: number) {
            write(.binint2)
            append(littleEndian: short)
        } else if let word = Int32(exactly: number) {
            write(.binint)
            append(littleEndian: word)
        } else {
            let bytes = withUnsafeBytes(of: Int64(number).littleEndian) { Array($0) }
            saveLong(LargeInteger(littleEndianBytes: bytes).littleEndianBytes)
        }
    }

    private mutating func saveLong(_ bytes: [UInt8]) {
        if let count = UInt8(exactly: bytes.count) {
            write(.long1, count)
        } else {
            write(.long4)
            append(littleEndian: UInt32(truncatingIfNeeded: bytes.count))
        }
        append(bytes)
    }

    /// Writes text or bytes, or where the memo holds them.
    private mutating func saveOnce(_ value: PlainValue, _ write: (inout PickleWriter) -> Void) {
        if let index = memo[value] { return get(index) }
        write(&self)
        memo[value] = memoized
        memoize()
    }

    private mutating func save(tuple elements: [PlainValue]) {
        if elements.isEmpty { return write(.emptyTuple) }
        if elements.count > 3 { write(.mark) }
        for element in elements { save(element) }
        switch elements.count {
        case 1: write(.tuple1)
        case 2: write(.tuple2)
        case 3: write(.tuple3)
        default: write(.tuple)
        }
        memoize()
    }

    private mutating func save(elements: [PlainValue]) {
        if elements.count == 1 {
            save(elements[0])
            return write(.append)
        }
        for start in stride(from: 0, to: elements.count, by: Self.batchSize) {
            write(.mark)
            for element in elements[start...].prefix(Self.batchSize) { save(element) }
            write(.appends)
        }
    }

    private mutating func save(entries: PlainMap) {
        if entries.count == 1 {
            for (key, value) in entries {
                save(key)
                save(value)
            }
            return write(.setitem)
        }
        if entries.isEmpty { return }
        write(.mark)
        for (index, entry) in entries.enumerated() {
            save(entry.key)
            save(entry.value)
            if endsBatch(index) { write(.setitems, .mark) }
        }
        write(.setitems)
    }

    private mutating func save(members: PlainSet) {
        if members.isEmpty { return }
        write(.mark)
        for (index, member) in members.enumerated() {
            save(member)
            if endsBatch(index) { write(.additems, .mark) }
        }
        write(.additems)
    }

    /// CPython begins another batch after each full one, even when nothing is left for it.
    private func endsBatch(_ index: Int) -> Bool {
        index % Self.batchSize == Self.batchSize - 1
    }

    // MARK: Memo

    private mutating func memoize() {
        write(.memoize)
        memoized += 1
    }

    private mutating func get(_ index: Int) {
        if let byte = UInt8(exactly: index) {
            write(.binget, byte)
        } else {
            write(.longBinget)
            append(littleEndian: UInt32(truncatingIfNeeded: index))
        }
    }

    // MARK: Output and frames

    private mutating func write(_ opcode: PickleOpcode) {
        openFrame()
        output.append(opcode.rawValue)
    }

    private mutating func write(_ opcode: PickleOpcode, _ argument: UInt8) {
        write(opcode)
        output.append(argument)
    }

    private mutating func write(_ first: PickleOpcode, _ second: PickleOpcode) {
        write(first, second.rawValue)
    }

    private mutating func append(_ bytes: some Collection<UInt8>) {
        output.append(contentsOf: bytes)
    }

    private mutating func append(littleEndian number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { output.append(contentsOf: $0) }
    }

    private mutating func append(bigEndian number: UInt64) {
        withUnsafeBytes(of: number.bigEndian) { output.append(contentsOf: $0) }
    }

    /// Writes text or bytes with a length of one, four or eight bytes; a long payload is kept out of the frames.
    private mutating func writePayload(
        _ short: PickleOpcode, _ medium: PickleOpcode, _ long: PickleOpcode, _ payload: some Collection<UInt8>
    ) {
        let count = payload.count
        let standsAlone = count >= Self.frameSizeTarget
        if standsAlone {
            closeFrame()
            isFraming = false
        }
        if let byte = UInt8(exactly: count) {
            write(short, byte)
        } else if let word = UInt32(exactly: count) {
            write(medium)
            append(littleEndian: word)
        } else {
            write(long)
            append(littleEndian: UInt64(count))
        }
        append(payload)
        if standsAlone { isFraming = true }
    }

    private mutating func openFrame() {
        guard isFraming, frameStart == nil else { return }
        frameStart = output.count
        output.append(contentsOf: repeatElement(0, count: Self.frameHeaderSize))
    }

    private mutating func closeFullFrame() {
        guard let start = frameStart, output.count - start - Self.frameHeaderSize >= Self.frameSizeTarget else {
            return
        }
        closeFrame()
    }

    private mutating func closeFrame() {
        guard let start = frameStart else { return }
        frameStart = nil
        let header = start..<start + Self.frameHeaderSize
        let length = output.count - header.upperBound
        guard length >= Self.smallestFrame else { return output.removeSubrange(header) }
        output[start] = PickleOpcode.frame.rawValue
        withUnsafeBytes(of: UInt64(length).littleEndian) { output.replaceSubrange(header.dropFirst(), with: $0) }
    }
}
