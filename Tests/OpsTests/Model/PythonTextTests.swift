import OrderedCollections
import PlainValues
import Testing

@testable import Ops

@Suite("Values as Python writes them") struct PythonTextTests {
    @Test("a text is written as it is", arguments: ["", "it's", "a\nb", "größer"])
    func text(_ text: String) {
        #expect(PythonText.string(of: .string(text)) == text)
    }

    @Test(
        "other values are written as str() writes them",
        arguments: [
            (nil, "None"), (true, "True"), (false, "False"), (0, "0"), (-7, "-7"), (1.0, "1.0"), (-0.5, "-0.5"),
            (1e15, "1000000000000000.0"), (1e16, "1e+16"), (12_345_678_901_234_567.0, "1.2345678901234568e+16"),
            (1e22, "1e+22"), (1e100, "1e+100"), (0.0001, "0.0001"), (0.00001, "1e-05"), (1.5e-7, "1.5e-07"),
            (0.1, "0.1"),
            (-0.0, "-0.0"), (.double(.infinity), "inf"), (.double(-.infinity), "-inf"), (.double(.nan), "nan"),
            ([], "[]"), ([1, "x", nil], "[1, 'x', None]"), ([["k": [true]]], "[{'k': [True]}]"), ([[:]], "[{}]"),
            (["it's"], #"["it's"]"#), ([#"say "hi""#], #"['say "hi"']"#), ([#"both ' and ""#], #"['both \' and "']"#),
            (["tab\tnl\ncr\r"], #"['tab\tnl\ncr\r']"#), ([#"back\slash"#], #"['back\\slash']"#),
            (
                ["\u{0}\u{7f}\u{80}\u{a0}é€\u{200b}\u{2028}😀\u{d7ff}\u{e000}\u{e0001}"],
                #"['\x00\x7f\x80\xa0é€\u200b\u2028😀\ud7ff\ue000\U000e0001']"#
            ),
            (.bytes(Array("a'b".utf8) + [0, 255] + Array("\"\n".utf8)), #"b'a\'b\x00\xff"\n'"#),
            (.tuple([1]), "(1,)"), (.tuple([]), "()"), (.tuple([1, 2]), "(1, 2)"), (.set([]), "set()"),
            (.set([1]), "{1}"), (.frozenSet([]), "frozenset()"), (.frozenSet([1]), "frozenset({1})"),
            (["k": ["n": .tuple([])]], "{'k': {'n': ()}}"),
        ] as [(PlainValue, String)])
    func others(_ row: (value: PlainValue, text: String)) {
        #expect(PythonText.string(of: row.value) == row.text)
    }
}
