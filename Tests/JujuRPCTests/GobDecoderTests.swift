import Testing

@testable import JujuRPC

@Suite struct GobDecoderTests {
    /// The definition of a struct with these fields, as type 65.
    private func define(_ fields: [(String, Int)]) -> [UInt8] {
        var writer = GobWriter()
        writer.defineStruct(65, name: "T", fields: fields.map { GobType.Field(name: $0.0, type: $0.1) })
        return writer.bytes
    }

    @Test("fields are found by their names, in whatever order they are defined")
    func fieldOrder() throws {
        let definition = define([("Stderr", 5), ("Code", 2), ("Stdout", 5)])
        let response = try decode(definition + sized(#"ff82 01 01"e" 01 03 01 01"o" 00"#))
        #expect(response == HookResponse(exitCode: -2, output: [0x6f], errorOutput: [0x65]))
    }

    @Test("a type may have any number, and be defined long before it is used")
    func largeTypeID() throws {
        var writer = GobWriter()
        writer.defineSlice(2_000_000, name: "", element: 4)
        writer.defineStruct(
            1_000_000, name: "T",
            fields: [GobType.Field(name: "Other", type: 2_000_000), GobType.Field(name: "Stdout", type: 5)])
        writer.defineStruct(70, name: "Unused", fields: [])
        writer.message { payload in
            payload.int(1_000_000)
            payload.uint(1)
            payload.uint(2)
            payload.uint(1 << 63)
            payload.uint(0)
            payload.uint(1)
            payload.text("found")
            payload.uint(0)
        }
        #expect(try decode(writer.bytes).output.text == "found")
    }

    /// Fields of every kind that are not asked for: the definitions, the field's type, and a value.
    static let skipped: [(definitions: String, type: Int, value: String)] = [
        ("", 1, "01"), ("", 2, "fe1234"), ("", 3, "f8ffffffffffffffff"), ("", 4, "fef03f"), ("", 5, #"02"ab""#),
        ("", 6, #"03"abc""#), ("", 7, "fef03f 40"), ("", 8, "00"),
        // An interface: the concrete type's name, its number, the value's size and the value.
        ("", 8, #"06"string" 0c 04 00 02"hi""#),
        // [2]uint: the count stands in the value as well.
        ("ff87 01 01 02 ff88 00 01 06 01 04 00 00", 68, "02 05 06"),
        // []string
        ("ff87 02 01 02 ff88 00 01 0c 00 00", 68, #"02 01"a" 01"b""#),
        // map[string]int
        ("ff87 04 01 02 ff88 00 01 0c 01 04 00 00", 68, #"01 01"a" 02"#),
        // A struct with a field of its own type.
        (#"ff87 03 01 02 ff88 00 01 01 01 01"C" 01 ff88 00 00 00"#, 68, "01 01 00 00 00"),
        // Types that encode themselves.
        ("ff87 05 01 02 ff88 00 00 00", 68, #"03"abc""#), ("ff87 06 01 02 ff88 00 00 00", 68, "00"),
        ("ff87 07 01 02 ff88 00 00 00", 68, #"01"x""#),
    ]

    @Test("a field that is not known is passed over, whatever its type", arguments: skipped.indices)
    func unknownField(_ index: Int) throws {
        let (definitions, type, value) = Self.skipped[index]
        let definition = definitions.isEmpty ? [] : sized(definitions)
        let stream =
            definition + define([("Surprise", type), ("Stdout", 5)]) + sized("ff82 01 \(value) 01 04\"told\" 00")
        #expect(try decode(stream).output.text == "told")
    }

    /// Streams that are no gob, with the error that names why.
    static let malformed: [(stream: String, error: String)] = [
        ("03 ff82", "the other side closed it"),
        ("f0", "a message's size has 16 bytes"),
        ("ff", "the other side closed it"),
        ("f8 7fffffffffffffff", "a message is larger than is taken"),
        ("f8 ffffffffffffffff", "a message is larger than is taken"),
        ("fd 200000", "a message is larger than is taken"),
        ("00", "a message ends within a value"),
        ("01 ff", "a message ends within a value"),
        ("02 f0 01", "an integer has 16 bytes, and at most 8 are possible"),
        ("09 f8 ffffffffffffffff", "a type id is out of range"),
        ("02 04 00", "a value is not of a defined struct type"),
        ("02 00 00", "a value is not of a defined struct type"),
        ("03 ff82 00", "a value is not of a defined struct type"),
    ]

    @Test("a stream that is no gob is an error that names why", arguments: malformed.indices)
    func malformedStream(_ index: Int) {
        let (stream, error) = Self.malformed[index]
        #expect(CallStream.replyError(in: bytes(stream)) == error, "\(stream)")
    }

    /// The payloads of definitions that are none, with the error that names why.
    static let malformedDefinitions: [(payload: String, error: String)] = [
        ("03 00", "a type is defined with a reserved id"),
        ("7d 03 00 00", "a type is defined with a reserved id"),
        ("ff81", "a message ends within a value"),
        ("ff81 00", "a type's definition is of an unknown kind"),
        ("ff81 08 00 00", "a type's definition is of an unknown kind"),
        ("ff81 03 00 01 00 00", "a type's definition is of two kinds"),
        ("ff81 03 00 00 00", "bytes follow a type's definition"),
        ("ff81 03 03 00 00", "a type's definition has an unknown field"),
        ("ff81 05 02 00 00", "a type's definition has an unknown field"),
        ("ff81 03 f8ffffffffffffffff", "a type's definition has an unknown field"),
        ("ff81 03 01 00 01 7f 00 00", "a message ends within a value"),
        ("ff81 03 02 01 03 00 00 00", "a field's definition has an unknown field"),
        ("ff81 03 02 01 01 01 ff 00 00 00", "a text is not UTF-8"),
        ("ff81 03 01 03 00 00 00", "a type's name has an unknown field"),
        ("ff81 01 03 01 00 00", "an array's type has a negative length"),
    ]

    @Test("a definition that is none is an error that names why", arguments: malformedDefinitions.indices)
    func malformedDefinition(_ index: Int) {
        let (payload, error) = Self.malformedDefinitions[index]
        #expect(CallStream.replyError(in: sized(payload)) == error, "\(payload)")
    }

    @Test("a type that is defined twice is an error")
    func definedTwice() {
        #expect(CallStream.replyError(in: define([]) + define([])) == "a type is defined twice")
    }

    /// Values of a struct with the fields Code int, Stdout bytes and Extra of a type of its own, with the error.
    static let wrongValues: [(extra: String, fields: [(String, Int)], value: String, error: String)] = [
        ("", [("Code", 6)], #"01 01"x" 00"#, "the field Code has another type than Juju gives it"),
        ("", [("Code", 3)], "01 01 00", "the field Code has another type than Juju gives it"),
        ("", [("Stdout", 6)], #"01 01"x" 00"#, "the field Stdout has another type than Juju gives it"),
        ("", [("Code", 2)], "01", "a message ends within a value"),
        ("", [("Code", 2)], "01 02", "a message ends within a value"),
        ("", [("Code", 2)], "02 02 00", "a struct has a field without a type"),
        ("", [("Code", 2)], "01 02 01 02 00", "a struct has a field without a type"),
        ("", [("Code", 2)], "f8ffffffffffffffff 02 00", "a struct has a field without a type"),
        ("", [("Code", 2)], "01 02 00 00", "bytes follow a value"),
        ("", [("Stdout", 5)], #"01 05"x" 00"#, "a message ends within a value"),
        ("", [("Stdout", 5)], #"01 f8ffffffffffffffff "x" 00"#, "a message ends within a value"),
        ("", [("X", 99)], "01 01 00", "a value is of a type that is not defined"),
        ("", [("X", 0)], "01 01 00", "a value is of a type that is not defined"),
        ("", [("X", -3)], "01 01 00", "a value is of a type that is not defined"),
        ("", [("X", 16)], "01 01 00", "a value is of a type that is not defined"),
        ("", [("X", 8)], #"01 01"x" 03 00"#, "a type is defined within a value"),
        (
            "ff87 01 01 02 ff88 00 01 06 01 04 00 00", [("X", 68)], "01 01 05 00",
            "an array has another length than its type"
        ),
        ("ff87 02 01 02 ff88 00 01 06 00 00", [("X", 68)], "01 fc7fffffff 05 00", "a message ends within a value"),
    ]

    @Test("a value that is not as its type says is an error that names why", arguments: wrongValues.indices)
    func wrongValue(_ index: Int) {
        let (extra, fields, value, error) = Self.wrongValues[index]
        let stream = (extra.isEmpty ? [] : sized(extra)) + define(fields) + sized("ff82 " + value)
        #expect(CallStream.replyError(in: stream) == error)
    }

    @Test("values nested too deep are an error, not a stack that overflows")
    func depth() {
        let list = sized("ff87 02 01 02 ff88 00 01 ff88 00 00")
        var writer = GobWriter()
        writer.message { payload in
            payload.int(65)
            for _ in 0..<200_000 { payload.uint(1) }
        }
        let error = CallStream.replyError(in: list + define([("X", 68)]) + writer.bytes)
        #expect(error == "values are nested more than 100 deep")
    }

    @Test("a connection that defines types without end is an error")
    func manyTypes() {
        var writer = GobWriter()
        for id in 65...10_065 { writer.defineSlice(id, name: "", element: 4) }
        #expect(CallStream.replyError(in: writer.bytes) == "too many types are defined")
    }

    @Test("an argument that is not UTF-8 is an error")
    func textNotUTF8() {
        let stream = CapturedBytes.firstRequest.map { $0 == UInt8(ascii: "=") ? 0xff : $0 }
        #expect(throws: StreamFailure.self) { try CallStream.requests(in: stream) }
    }

    @Test(
        "integers of every size go there and back", arguments: [0, 1, -1, 63, 64, 127, 128, -128, .max, .min, 1 << 40])
    func integers(_ value: Int) throws {
        var writer = GobWriter()
        writer.int(value)
        writer.uint(UInt64(bitPattern: Int64(value)))
        var reader = GobReader(writer.bytes)
        #expect(try reader.int() == Int64(value))
        #expect(try reader.uint() == UInt64(bitPattern: Int64(value)))
        #expect(reader.remaining == 0)
    }

    private func sized(_ notation: String) -> [UInt8] {
        var writer = GobWriter()
        writer.byteString(bytes(notation))
        return writer.bytes
    }

    /// The one answer in a stream without headers.
    private func decode(_ stream: [UInt8]) throws -> HookResponse {
        let header = CapturedBytes.replyHeader.map { $0 == 0x81 ? 0xfd : $0 == 0x82 ? 0xfe : $0 }
        let replies = try CallStream.replies(in: header + bytes(#"0f fffe 01 0a"Jujuc.Main" 00"#) + stream)
        return try #require(replies.first?.1)
    }
}
