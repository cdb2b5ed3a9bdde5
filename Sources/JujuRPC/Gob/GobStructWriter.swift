/// Writes the fields of one struct, in the order of its definition; fields with a zero value are left out.
struct GobStructWriter {
    private var writer = GobWriter()
    /// How many fields have passed since the last one that was written, with the next one.
    private var delta: UInt64 = 1

    mutating func bool(_ value: Bool) {
        field(isZero: !value) { $0.uint(1) }
    }

    mutating func int(_ value: Int) {
        field(isZero: value == 0) { $0.int(value) }
    }

    mutating func uint(_ value: UInt64) {
        field(isZero: value == 0) { $0.uint(value) }
    }

    mutating func byteString(_ value: [UInt8]) {
        field(isZero: value.isEmpty) { $0.byteString(value) }
    }

    mutating func text(_ value: String) {
        field(isZero: value.isEmpty) { $0.text(value) }
    }

    mutating func texts(_ value: [String]) {
        field(isZero: value.isEmpty) { writer in
            writer.uint(UInt64(value.count))
            for text in value { writer.text(text) }
        }
    }

    /// The fields and the zero that ends them.
    consuming func finished() -> [UInt8] {
        writer.uint(0)
        return writer.bytes
    }

    private mutating func field(isZero: Bool, _ write: (inout GobWriter) -> Void) {
        guard !isZero else {
            delta += 1
            return
        }
        writer.uint(delta)
        write(&writer)
        delta = 1
    }
}
