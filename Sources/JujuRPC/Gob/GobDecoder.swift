/// One direction of a connection, as it is received: the types defined so far, and how values of them are read.
///
/// Nothing is taken for granted but gob itself. Types may have any number, fields any order, and fields that are not
/// asked for are passed over, whatever their type.
struct GobDecoder {
    /// A value that has arrived, not read yet.
    struct Value {
        fileprivate let type: Int
        fileprivate let reader: GobReader
    }

    /// How deep the values that are passed over may be nested.
    private static let maximumDepth = 100
    /// How many types one connection may define.
    private static let maximumTypes = 10_000

    private var types: [Int: GobType] = [:]

    /// Takes the payload of one message.
    ///
    /// - Returns: The value that it holds, or nil when it defined a type.
    mutating func take(_ message: [UInt8]) throws(GobError) -> Value? {
        var reader = GobReader(message)
        let id = try reader.typeID()
        guard id < 0 else { return Value(type: id, reader: reader) }
        // The range of a type's number is that of Int32: its negation always exists.
        guard -id >= GobType.Basic.firstDefined else { throw GobError("a type is defined with a reserved id") }
        guard types[-id] == nil else { throw GobError("a type is defined twice") }
        guard types.count < Self.maximumTypes else { throw GobError("too many types are defined") }
        types[-id] = try GobType(definition: &reader)
        guard reader.remaining == 0 else { throw GobError("bytes follow a type's definition") }
        return nil
    }

    /// Reads a value into a struct of ours, by the definition that the sender gave.
    func decode<Target: GobDecodable>(_: Target.Type, from value: Value) throws(GobError) -> Target {
        guard case .structure(let fields) = types[value.type] else {
            throw GobError("a value is not of a defined struct type")
        }
        var reader = value.reader
        var target = Target()
        try forEachField(of: fields, in: &reader) { field, reader throws(GobError) in
            var fieldReader = GobFieldReader(name: field.name, type: field.type, types: types, reader: reader)
            if try target.readField(&fieldReader) {
                reader = fieldReader.reader
            } else {
                try skip(field.type, in: &reader, depth: 1)
            }
        }
        guard reader.remaining == 0 else { throw GobError("bytes follow a value") }
        return target
    }

    /// Reads the numbers of the fields that are present, until the zero that ends the struct.
    private func forEachField(
        of fields: [GobType.Field], in reader: inout GobReader,
        _ body: (GobType.Field, inout GobReader) throws(GobError) -> Void
    ) throws(GobError) {
        var next = 0
        while true {
            let delta = try reader.uint()
            guard delta > 0 else { return }
            guard delta <= UInt64(fields.count - next) else { throw GobError("a struct has a field without a type") }
            next += Int(delta)
            try body(fields[next - 1], &reader)
        }
    }

    /// Passes over a value of any type.
    private func skip(_ type: Int, in reader: inout GobReader, depth: Int) throws(GobError) {
        guard depth <= Self.maximumDepth else {
            throw GobError("values are nested more than \(Self.maximumDepth) deep")
        }
        switch type {
        case GobType.Basic.bool, GobType.Basic.int, GobType.Basic.uint, GobType.Basic.float:
            _ = try reader.uint()
        case GobType.Basic.complex:
            _ = try reader.uint()
            _ = try reader.uint()
        case GobType.Basic.bytes, GobType.Basic.text:
            try reader.skipByteString()
        case GobType.Basic.interface:
            // The concrete type's name, its number, and the value with its size; nil is an empty name alone.
            let name = try reader.byteString()
            guard !name.isEmpty else { return }
            guard try reader.typeID() > 0 else { throw GobError("a type is defined within a value") }
            try reader.skipByteString()
        default:
            try skipDefined(type, in: &reader, depth: depth)
        }
    }

    private func skipDefined(_ type: Int, in reader: inout GobReader, depth: Int) throws(GobError) {
        switch types[type] {
        case .structure(let fields):
            try forEachField(of: fields, in: &reader) { field, reader throws(GobError) in
                try skip(field.type, in: &reader, depth: depth + 1)
            }
        case .slice(let element):
            for _ in 0..<(try reader.count()) { try skip(element, in: &reader, depth: depth + 1) }
        case .array(let element, let count):
            guard try reader.count() == count else { throw GobError("an array has another length than its type") }
            for _ in 0..<count { try skip(element, in: &reader, depth: depth + 1) }
        case .map(let key, let element):
            for _ in 0..<(try reader.count()) {
                try skip(key, in: &reader, depth: depth + 1)
                try skip(element, in: &reader, depth: depth + 1)
            }
        case .opaque:
            try reader.skipByteString()
        case nil:
            throw GobError("a value is of a type that is not defined")
        }
    }
}
