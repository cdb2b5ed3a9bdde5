/// How a definition is read. Its form is gob's own and is the same everywhere: a struct of which one field is set,
/// by the kind of the type.
extension GobType {
    private enum Kind {
        static let array: UInt64 = 1
        static let slice: UInt64 = 2
        static let structure: UInt64 = 3
        static let map: UInt64 = 4
        /// From above the map up to here: types that encode themselves, in one of Go's three ways.
        static let lastOpaque: UInt64 = 7
    }

    /// Reads a definition.
    init(definition reader: inout GobReader) throws(GobError) {
        // The first delta counts from before the first field, so it is the number of the kind.
        let kind = try reader.uint()
        guard (Kind.array...Kind.lastOpaque).contains(kind) else {
            throw GobError("a type's definition is of an unknown kind")
        }
        var element = 0
        var key = 0
        var count = 0
        var fields: [Field] = []
        try Self.forEachField(in: &reader) { number, reader throws(GobError) in
            switch (kind, number) {
            case (_, 1): try Self.skipCommonPart(in: &reader)
            case (Kind.array, 2), (Kind.slice, 2), (Kind.map, 3): element = try reader.typeID()
            case (Kind.map, 2): key = try reader.typeID()
            case (Kind.array, 3):
                guard let length = Int(exactly: try reader.int()), length >= 0 else {
                    throw GobError("an array's type has a negative length")
                }
                count = length
            case (Kind.structure, 2): fields = try Self.fields(in: &reader)
            default: throw GobError("a type's definition has an unknown field")
            }
        }
        guard try reader.uint() == 0 else { throw GobError("a type's definition is of two kinds") }
        switch kind {
        case Kind.array: self = .array(element: element, count: count)
        case Kind.slice: self = .slice(element: element)
        case Kind.structure: self = .structure(fields)
        case Kind.map: self = .map(key: key, element: element)
        default: self = .opaque
        }
    }

    /// The fields of a struct type: a list of name and type number.
    private static func fields(in reader: inout GobReader) throws(GobError) -> [Field] {
        var fields: [Field] = []
        for _ in 0..<(try reader.count()) {
            var name = ""
            var type = 0
            try forEachField(in: &reader) { number, reader throws(GobError) in
                switch number {
                case 1: name = try reader.text()
                case 2: type = try reader.typeID()
                default: throw GobError("a field's definition has an unknown field")
                }
            }
            fields.append(Field(name: name, type: type))
        }
        return fields
    }

    /// The name and the number of the type itself: the number is known, the name is of no use.
    private static func skipCommonPart(in reader: inout GobReader) throws(GobError) {
        try forEachField(in: &reader) { number, reader throws(GobError) in
            switch number {
            case 1: try reader.skipByteString()
            case 2: _ = try reader.typeID()
            default: throw GobError("a type's name has an unknown field")
            }
        }
    }

    /// Reads the numbers of the fields that are present, counted from 1, until the zero that ends the struct.
    private static func forEachField(
        in reader: inout GobReader, _ body: (UInt64, inout GobReader) throws(GobError) -> Void
    ) throws(GobError) {
        var number: UInt64 = 0
        while true {
            let delta = try reader.uint()
            guard delta > 0 else { return }
            // No struct of a definition has more fields than the kinds that there are.
            guard delta <= Kind.lastOpaque, number <= Kind.lastOpaque else {
                throw GobError("a type's definition has an unknown field")
            }
            number += delta
            try body(number, &reader)
        }
    }
}
