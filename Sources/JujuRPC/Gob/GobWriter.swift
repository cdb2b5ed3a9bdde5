/// Writes gob's plain values.
struct GobWriter {
    private(set) var bytes: [UInt8] = []

    mutating func uint(_ value: UInt64) {
        guard value > 0x7f else { return bytes.append(UInt8(value)) }
        let count = 8 - value.leadingZeroBitCount / 8
        bytes.append(UInt8(256 - count))
        for index in (0..<count).reversed() { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
    }

    mutating func int(_ value: Int) {
        let bits = UInt64(bitPattern: Int64(value))
        uint(value < 0 ? ~bits << 1 | 1 : bits << 1)
    }

    mutating func byteString(_ value: [UInt8]) {
        uint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    mutating func text(_ value: String) {
        let utf8 = value.utf8
        uint(UInt64(utf8.count))
        bytes.append(contentsOf: utf8)
    }

    /// Writes the message whose payload the body writes: the payload after its size.
    mutating func message(_ body: (inout GobWriter) -> Void) {
        var payload = GobWriter()
        body(&payload)
        byteString(payload.bytes)
    }

    /// Writes the message that holds a value of a struct type.
    mutating func value(ofType type: Int, _ fields: (inout GobStructWriter) -> Void) {
        message { payload in
            payload.int(type)
            var structure = GobStructWriter()
            fields(&structure)
            payload.bytes.append(contentsOf: structure.finished())
        }
    }
}
