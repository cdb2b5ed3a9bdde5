import OrderedCollections
import PlainValues
import Testing

@Suite struct CodableTests {
    struct Everything: Codable, Equatable {
        enum Level: String, Codable { case low, high }
        struct Inner: Codable, Equatable { var name: String; var weights: [Double] }
        var flag: Bool
        var count: UInt16
        var ratio: Double
        var text: String
        var nothing: String?
        var level: Level
        var tags: Set<String>
        var raw: [UInt8]
        var inner: [String: Inner]
        var list: [[Int]]
        var free: PlainValue
    }

    static let sample = Everything(
        flag: true, count: 7, ratio: 0.25, text: "é", nothing: nil, level: .high, tags: ["b", "a"], raw: [0, 255],
        inner: ["z": .init(name: "n", weights: [1, 2.5]), "a": .init(name: "", weights: [])], list: [[1], []],
        free: ["k": [1, nil]])

    @Test("a value survives being encoded and decoded")
    func roundTrip() throws {
        let plain = try PlainValueEncoder().encode(Self.sample)
        #expect(plain["tags"] == .set(["a", "b"]))
        #expect(plain["raw"] == .bytes([0, 255]))
        #expect(plain["inner"]?.mapValue?.keys.first == "a")
        #expect(try PlainValueDecoder().decode(Everything.self, from: plain) == Self.sample)
    }

    struct Settings: Decodable, Equatable { var logLevel: String; var max_size: Int; var ratio: Double }

    @Test("an empty list is a list, whatever it could be cast to; bytes are bytes")
    func emptyList() throws {
        #expect(try PlainValueEncoder().encode([String]()) == .array([]))
        #expect(try PlainValueEncoder().encode(["texts": [String]()]) == .map(["texts": .array([])]))
        #expect(try PlainValueEncoder().encode([UInt8]()) == .bytes([]))
        #expect(try PlainValueEncoder().encode(["bytes": [UInt8]([1])]) == .map(["bytes": .bytes([1])]))
    }

    @Test("dashed keys are found by Swift's names")
    func dashedKeys() throws {
        let settings = try PlainValueDecoder(keyStyle: .dashed)
            .decode(Settings.self, from: ["log-level": "info", "max-size": 3, "ratio": 2, "unknown": nil])
        #expect(settings == Settings(logLevel: "info", max_size: 3, ratio: 2))
    }

    @Test("with dashed keys an error names the key as it is written, not the property")
    func dashedKeysInErrors() {
        let decoder = PlainValueDecoder(keyStyle: .dashed)
        let wrong = #expect(throws: PlainValueError.self) { try decoder.decode(Settings.self, from: ["log-level": 3]) }
        #expect(wrong?.description == "The field 'log-level' is an integer, not text.")
        let missing = #expect(throws: PlainValueError.self) {
            try decoder.decode(Settings.self, from: ["log-level": "a", "ratio": 1])
        }
        #expect(missing?.description == "The field 'max-size' is missing.")
    }

    struct Nested: Decodable { var outer: [Settings] }

    @Test(
        "a field of the wrong form is an error that names it, what is there and what was expected",
        arguments: [
            (["logLevel": 3, "max_size": 1, "ratio": 1], "The field 'logLevel' is an integer, not text."),
            (["logLevel": "a", "max_size": "1", "ratio": 1], "The field 'max_size' is text, not an integer."),
            (["logLevel": "a", "max_size": 1.5, "ratio": 1], "The field 'max_size' is a number, not an integer."),
            (["logLevel": "a", "max_size": 1, "ratio": true], "The field 'ratio' is a boolean, not a number."),
            (["logLevel": "a", "max_size": 1], "The field 'ratio' is missing."),
            ([1, 2], "The value is a list, not a map."),
            (nil, "The value is null, not a map."),
        ] as [(PlainValue, String)])
    func wrongFields(value: PlainValue, message: String) {
        let error = #expect(throws: PlainValueError.self) {
            try PlainValueDecoder().decode(Settings.self, from: value)
        }
        #expect(error?.description == message)
    }

    @Test("an element of the wrong form is named with its place")
    func path() {
        let error = #expect(throws: PlainValueError.self) {
            try PlainValueDecoder().decode(Nested.self, from: ["outer": [["logLevel": true]]])
        }
        #expect(error?.description == "The field 'outer.[0].logLevel' is a boolean, not text.")
    }

    @Test("a number that does not fit is an error")
    func range() {
        #expect(throws: PlainValueError.self) { try PlainValueDecoder().decode(UInt8.self, from: 256) }
        #expect(throws: PlainValueError.self) { try PlainValueDecoder().decode(UInt.self, from: -1) }
        #expect(throws: PlainValueError.self) {
            try PlainValueDecoder().decode(Int.self, from: JSON.parse("9223372036854775808"))
        }
    }
}
