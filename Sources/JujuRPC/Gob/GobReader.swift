/// Reads gob's plain values from the bytes of one message.
struct GobReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// How many bytes are left.
    var remaining: Int { bytes.count - position }

    /// Reads an unsigned integer: one byte below 128, else the negated count of the bytes that follow.
    mutating func uint() throws(GobError) -> UInt64 {
        let first = try byte()
        guard first > 0x7f else { return UInt64(first) }
        let count = 256 - Int(first)
        guard count <= 8 else { throw GobError("an integer has \(count) bytes, and at most 8 are possible") }
        guard count <= remaining else { throw .truncated }
        var value: UInt64 = 0
        for _ in 0..<count { value = value << 8 | UInt64(try byte()) }
        return value
    }

    /// Reads a signed integer: the lowest bit says that the others are complemented.
    mutating func int() throws(GobError) -> Int64 {
        let bits = try uint()
        let magnitude = Int64(bitPattern: bits >> 1)
        return bits & 1 == 0 ? magnitude : ~magnitude
    }

    /// Reads a type's number.
    mutating func typeID() throws(GobError) -> Int {
        guard let id = Int32(exactly: try int()) else { throw GobError("a type id is out of range") }
        return Int(id)
    }

    /// Reads how many bytes or elements follow; each takes a byte at least, so no count passes what is left.
    mutating func count() throws(GobError) -> Int {
        guard let count = Int(exactly: try uint()), count <= remaining else { throw .truncated }
        return count
    }

    /// Reads a list of bytes.
    mutating func byteString() throws(GobError) -> [UInt8] {
        let count = try count()
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    /// Reads a text, which must be UTF-8.
    mutating func text() throws(GobError) -> String {
        let count = try count()
        defer { position += count }
        guard let text = String(validating: bytes[position..<position + count], as: UTF8.self) else {
            throw GobError("a text is not UTF-8")
        }
        return text
    }

    /// Passes over a list of bytes.
    mutating func skipByteString() throws(GobError) {
        position += try count()
    }

    private mutating func byte() throws(GobError) -> UInt8 {
        guard position < bytes.count else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }
}
