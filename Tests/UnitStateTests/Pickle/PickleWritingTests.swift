import OrderedCollections
import PlainValues
import Testing

@testable import UnitState

@Suite struct PickleWritingTests {
    @Test("a value is written in the bytes of CPython's protocol 4", arguments: RecordedPickle.all)
    func writesRecorded(_ recorded: RecordedPickle) throws {
        #expect(try hexadecimal(Pickle.dump(recorded.value)) == recorded.pickles[4])
    }

    @Test("the counter of a framework is written in its known bytes")
    func writesCounter() throws {
        #expect(
            try hexadecimal(Pickle.dump(["event_count": 4]))
                == "80049514000000000000007d948c0b6576656e745f636f756e74944b04732e")
    }

    /// A large value, and the length and FNV-1a hash of what CPython 3.11 pickles it to.
    struct Large: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let value: PlainValue
        let count: Int
        let hash: UInt64

        init(_ name: String, _ value: PlainValue, _ count: Int, _ hash: UInt64) {
            testDescription = name
            self.value = value
            self.count = count
            self.hash = hash
        }
    }

    @Test("batches, frames and the memo are CPython's in large values", arguments: large)
    func writesLarge(_ large: Large) throws {
        let pickle = try Pickle.dump(large.value)
        #expect(pickle.count == large.count)
        #expect(pickle.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } == large.hash)
        #expect(try Pickle.load(pickle) == large.value)
    }

    private static let large = [
        Large("999 times None", .array(Array(repeating: .null, count: 999)), 1015, 0xf386_4e07_6140_d405),
        Large("list of 1000", .array(numbers(1000)), 2760, 0xb25d_8a23_f493_810d),
        Large("list of 1001", .array(numbers(1001)), 2765, 0x1e98_4cce_9833_12ab),
        Large("list of 2000", .array(numbers(2000)), 5762, 0x782c_ea1c_7dcf_b94e),
        Large("dict of 1000", map(1000), 3762, 0xe9e1_bac5_f1c5_687e),
        Large("dict of 1001", map(1001), 3766, 0xe99b_ce33_25ae_ab32),
        Large("dict of 2000", map(2000), 7764, 0x4309_9d5c_c24d_36a5),
        Large("set of 1000", .set(PlainSet(numbers(1000))), 2762, 0x5b48_1156_df14_c904),
        Large("set of 1001", .set(PlainSet(numbers(1001))), 2765, 0x4516_8a98_24bd_aeeb),
        Large("tuple of 1000", .tuple(numbers(1000)), 2759, 0x26ee_69a2_5951_ec9c),
        Large(
            "300 texts twice", .array((0..<600).map { .string("t\($0 % 300)") }), 2741, 0xd560_ce45_9619_71df),
        Large("frames", .array((0..<20000).map { .string("t" + padded($0)) }), 180072, 0x5f1f_5d4b_2cec_9f27),
        Large(
            "long payloads",
            [
                text("a", 65535), text("b", 65536), text("c", 70000), .bytes([UInt8](repeating: 0x64, count: 255)),
                .bytes([UInt8](repeating: 0x65, count: 256)), .bytes([UInt8](repeating: 0x66, count: 65536)), 1,
            ], 267187, 0xa901_85dc_33f2_23c5),
        Large(
            "a long key", [text("k", 70000): ["n": .array(Array(repeating: 1.5, count: 10))]], 70122,
            0x1452_4626_817e_9ab3),
        Large("2^2040", power(2040), 273, 0xe1ea_3cad_ce9f_1594),
        Large("2^2031", power(2031), 269, 0xac4b_5cad_547d_5528),
        Large("-2^2039", minusPower(2039), 269, 0x02bb_dcaf_c9ee_3f28),
        Large("-2^2047", minusPower(2047), 273, 0xe3a0_9ead_d013_8671),
    ]

    private static func numbers(_ count: Int) -> [PlainValue] { (0..<count).map { .int($0) } }

    private static func map(_ count: Int) -> PlainValue {
        .map(PlainMap(uniqueKeysWithValues: numbers(count).map { ($0, .null) }))
    }

    private static func text(_ letter: String, _ count: Int) -> PlainValue {
        .string(String(repeating: letter, count: count))
    }

    private static func padded(_ number: Int) -> String {
        String(String(100_000 + number).dropFirst())
    }

    /// 2 to the power of the exponent, in two's complement.
    private static func power(_ exponent: Int) -> PlainValue {
        let bytes = [UInt8](repeating: 0, count: exponent / 8) + [1 << UInt8(exponent % 8), 0]
        return .largeInt(LargeInteger(littleEndianBytes: bytes))
    }

    private static func minusPower(_ exponent: Int) -> PlainValue {
        let bytes = [UInt8](repeating: 0, count: exponent / 8) + [0xff << UInt8(exponent % 8), 0xff]
        return .largeInt(LargeInteger(littleEndianBytes: bytes))
    }

    @Test("texts that differ only in the composition of an accent are not taken for one")
    func keepsEquivalentTexts() throws {
        let pickle = try Pickle.dump([.string("\u{e9}"), .string("e\u{301}")])
        #expect(hexadecimal(pickle).hasSuffix("5d94288c02c3a9948c0365cc8194652e"))
    }

    @Test(
        "a timestamp is refused, at any depth",
        arguments: [
            PlainValue.timestamp("2020-01-01"), [.timestamp("2020-01-01")], ["a": .tuple([.timestamp("2020-01-01")])],
            [.timestamp("2020-01-01"): 1], .set([.timestamp("2020-01-01")]),
        ])
    func refusesTimestamp(_ value: PlainValue) throws {
        let error = try #require(throws: UnitStateError.self) { try Pickle.dump(value) }
        #expect(error.code == .unsupportedValue)
        #expect(error.description == "A timestamp cannot be stored; store its text, or its seconds as a number.")
    }

    @Test(
        "a key or member that Python could not hash is refused",
        arguments: [
            ([[]: 1], "A key of a map is or holds a list, which Python cannot hash; use a tuple or a frozen set."),
            (
                .set([[:]]),
                "A member of a set is or holds a map, which Python cannot hash; use a tuple or a frozen set."
            ),
            (
                .frozenSet([.tuple([1, .tuple([.set([])])])]),
                "A member of a set is or holds a set, which Python cannot hash; use a tuple or a frozen set."
            ),
        ] as [(PlainValue, String)])
    func refusesUnhashable(_ value: PlainValue, _ description: String) throws {
        let error = try #require(throws: UnitStateError.self) { try Pickle.dump(value) }
        #expect(error.code == .unsupportedValue)
        #expect(error.description == description)
    }

    @Test("a thousand levels are written and read back; one more is refused")
    func limitsDepth() throws {
        var value: PlainValue = []
        for _ in 1..<1000 { value = [value] }
        #expect(try Pickle.load(Pickle.dump(value)) == value)
        let deeper: PlainValue = [value]
        let error = try #require(throws: UnitStateError.self) { try Pickle.dump(deeper) }
        #expect(error.code == .tooLarge)
    }

    @Test("a value that would not be read again for its size is not written")
    func limitsSize() throws {
        let value: PlainValue = .bytes([UInt8](repeating: 0, count: 64 * 1024 * 1024))
        let error = try #require(throws: UnitStateError.self) { try Pickle.dump(value) }
        #expect(error.code == .tooLarge)
    }
}
