import OrderedCollections
import PlainValues
import Testing

@Suite struct PlainValueTests {
    @Test("maps and sets are equal in any order, lists only in the same")
    func equality() {
        #expect((["a": 1, "b": 2] as PlainValue) == ["b": 2, "a": 1])
        #expect(PlainValue.set(["a", "b"]) == .set(["b", "a"]))
        #expect(PlainValue.array([1, 2]) != [2, 1])
        #expect(PlainValue.array([1]) != .tuple([1]))
        #expect(PlainValue.int(1) != .double(1))
        #expect(Set([["a": 1, "b": 2] as PlainValue, ["b": 2, "a": 1]]).count == 1)
    }

    @Test(
        "large integers keep every digit",
        arguments: [
            "9223372036854775808", "-9223372036854775809", "340282366920938463463374607431768211456", "0", "-1", "255",
            "-128",
        ])
    func largeIntegers(text: String) throws {
        let number = try #require(LargeInteger(decimal: text))
        #expect(number.description == text)
        #expect(LargeInteger(littleEndianBytes: number.littleEndianBytes + [text.hasPrefix("-") ? 255 : 0]) == number)
    }

    @Test("a text that is no number makes no large integer", arguments: ["", "-", "1x", "１"])
    func notANumber(text: String) {
        #expect(LargeInteger(decimal: text) == nil)
    }
}
