import OrderedCollections
import PlainValues
import Testing

@Suite struct JSONTests {
    @Test(
        "a value survives being written and read",
        arguments: [
            "null", "true", "false", "0", "-12", "1.5", "1e-05", "\"\"", "\"a\\\"b\\\\c\\n\\u0001\"", "[]", "{}",
            "[1,[2,{\"a\":null}],\"x\"]", "{\"b\":1,\"a\":{\"c\":[]}}", "123456789012345678901234567890",
            "-98765432109876543210", "\"\u{1F600}é\"",
        ])
    func roundTrip(text: String) throws {
        #expect(try JSON.write(JSON.parse(text)) == text)
    }

    @Test(
        "escapes and numbers are read as RFC 8259 has them",
        arguments: [
            (" { \"a\" : [ 1 , 2.0 ] }\n", ["a": [1, 2.0]]),
            ("\"\\ud83d\\ude00\"", "\u{1F600}"),
            ("\"\\ud83dx\"", "\u{fffd}x"),
            ("\"\\/\\b\\f\\r\\t\"", "/\u{8}\u{c}\r\t"),
            ("9223372036854775807", .int(.max)),
            ("{\"a\":1,\"a\":2}", ["a": 2]),
            ("-0", 0), ("1E3", 1000.0),
        ] as [(String, PlainValue)])
    func reading(text: String, value: PlainValue) throws {
        #expect(try JSON.parse(text) == value)
    }

    @Test(
        "a text that is not JSON is an error that names the byte and quotes nothing",
        arguments: [
            ("", "The JSON text needs a value at byte 0 where the text ends."),
            ("{\"password\":\"s3", "The JSON text that starts at byte 12 has no closing quote."),
            ("[1,2", "The JSON text needs ',' or ']' at byte 4 where the text ends."),
            ("{\"a\" 1}", "The JSON text needs ':' after a key at byte 5."),
            ("{a:1}", "The JSON text needs a key in quotes at byte 1."),
            ("01", "The JSON text needs a value at byte 0."),
            ("1.", "The JSON text needs a digit at byte 2 where the text ends."),
            ("nul", "The JSON text needs a value at byte 0."), ("1 2", "The JSON text needs nothing more at byte 2."),
            ("\"\\x\"", "The JSON text needs an escape sequence at byte 2."),
            ("\"\\u12g4\"", "The JSON text needs four hexadecimal digits at byte 5."),
            ("\"a\u{0}b\"", "The JSON text needs no control character within a text at byte 2."),
            ("1e999", "The JSON number at byte 0 is out of range."), ("NaN", "The JSON text needs a value at byte 0."),
            ("[1,]", "The JSON text needs a value at byte 3."),
        ])
    func malformed(text: String, message: String) {
        let error = #expect(throws: PlainValueError.self) { try JSON.parse(text) }
        #expect(error?.code == .invalidJSON)
        #expect(error?.description == message)
    }

    @Test("bytes that are not UTF-8 are an error")
    func notUTF8() {
        let error = #expect(throws: PlainValueError.self) { try JSON.parse([0x22, 0xff, 0xfe, 0x22]) }
        #expect(error?.description == "The JSON text is not UTF-8 between bytes 1 and 3.")
    }

    @Test("a text over the limit, or nested too deep, or with an endless number, is refused")
    func tooLarge() {
        let texts: [[UInt8]] = [
            Array(repeating: 0x5b, count: 100_000), Array(repeating: 0x20, count: 2_000_000),
            Array(repeating: 0x31, count: 20_000),
        ]
        for text in texts {
            let error = #expect(throws: PlainValueError.self) { try JSON.parse(text, maximumSize: 1_000_000) }
            #expect(error?.code == .tooLarge)
        }
    }

    @Test(
        "Go's style sorts, escapes and places the digits as encoding/json does",
        arguments: [
            (["b": 1, "a": "<&>\u{2028}"], "{\"a\":\"\\u003c\\u0026\\u003e\\u2028\",\"b\":1}"),
            (100000.0, "100000"), (0.5, "0.5"), (-1.25, "-1.25"), (1e21, "1e+21"), (1e20, "100000000000000000000"),
            (1e-6, "0.000001"), (1.5e-7, "1.5e-7"), (0.0, "0"), (123456.789, "123456.789"), (2.5e-300, "2.5e-300"),
        ] as [(PlainValue, String)])
    func goStyle(value: PlainValue, text: String) throws {
        #expect(try JSON.write(value, .go) == text)
    }

    @Test(
        "what JSON cannot hold is refused",
        arguments: [PlainValue.bytes([1]), .timestamp("2026-01-01"), .double(.nan), .double(.infinity), [1: 2]])
    func notRepresentable(value: PlainValue) {
        let error = #expect(throws: PlainValueError.self) { try JSON.write([value]) }
        #expect(error?.code == .notRepresentable)
    }

    @Test("random changes to a text end in a value or an error")
    func mutations() {
        var random = SystemRandomNumberGenerator()
        let text = Array("{\"a\":[1,2.5e3,\"x\\u00e9\\n\",null,true],\"b\":{\"c\":-17}}".utf8)
        var accepted = 0
        for _ in 0..<5_000 {
            var changed = text
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                changed[Int.random(in: changed.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if (try? JSON.parse(changed)) != nil { accepted += 1 }
        }
        #expect(accepted < 5_000)
    }
}
