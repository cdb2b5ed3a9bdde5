/// Reads one field of a struct, once it is certain that it has the type that is asked for.
struct GobFieldReader {
    /// How many texts a list may hold: more than any command line has.
    private static let maximumTexts = 1 << 20

    /// The field's name in the sender's definition.
    let name: String
    private let type: Int
    private let types: [Int: GobType]
    private(set) var reader: GobReader

    init(name: String, type: Int, types: [Int: GobType], reader: GobReader) {
        self.name = name
        self.type = type
        self.types = types
        self.reader = reader
    }

    mutating func bool() throws(GobError) -> Bool {
        try require(GobType.Basic.bool)
        return try reader.uint() != 0
    }

    mutating func int() throws(GobError) -> Int {
        try require(GobType.Basic.int)
        return Int(try reader.int())
    }

    mutating func uint() throws(GobError) -> UInt64 {
        try require(GobType.Basic.uint)
        return try reader.uint()
    }

    mutating func bytes() throws(GobError) -> [UInt8] {
        try require(GobType.Basic.bytes)
        return try reader.byteString()
    }

    mutating func text() throws(GobError) -> String {
        try require(GobType.Basic.text)
        return try reader.text()
    }

    mutating func texts() throws(GobError) -> [String] {
        guard case .slice(element: GobType.Basic.text) = types[type] else { throw wrongType }
        let count = try reader.count()
        guard count <= Self.maximumTexts else { throw GobError("the field \(name) has too many elements") }
        var texts: [String] = []
        for _ in 0..<count { texts.append(try reader.text()) }
        return texts
    }

    private func require(_ expected: Int) throws(GobError) {
        guard type == expected else { throw wrongType }
    }

    /// Only a field of ours is read, so its name is one of ours and can be told.
    private var wrongType: GobError { GobError("the field \(name) has another type than Juju gives it") }
}
