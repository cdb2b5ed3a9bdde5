import OrderedCollections
import PlainValues

/// Values and what PyYAML 6.0.3's CSafeDumper writes for each, as it was recorded.
enum RecordedDumps {
    /// `default_flow_style=False`.
    static let block: [(value: PlainValue, yaml: String)] = [
        ("a", "a\n"),
        ("", "''\n"),
        ("1", "'1'\n"),
        (1, "1\n"),
        (-5, "-5\n"),
        (.double(1.0), "1.0\n"),
        (.double(-0.0), "-0.0\n"),
        (.double(1e+20), "1.0e+20\n"),
        (.double(1e+16), "1.0e+16\n"),
        (.double(1000000000000000.0), "1000000000000000.0\n"),
        (.double(1.2345678901234568e+17), "1.2345678901234568e+17\n"),
        (.double(9999999999999998.0), "9999999999999998.0\n"),
        (.double(0.0001), "0.0001\n"),
        (.double(1e-05), "1.0e-05\n"),
        (.double(1.5e-07), "1.5e-07\n"),
        (.double(0.1), "0.1\n"),
        (.double(0.3333333333333333), "0.3333333333333333\n"),
        (.double(1e+100), "1.0e+100\n"),
        (.double(.leastNonzeroMagnitude), "5.0e-324\n"),
        (.double(1.7976931348623157e+308), "1.7976931348623157e+308\n"),
        (.double(2.5), "2.5\n"),
        (.double(100.0), "100.0\n"),
        (.double(-1234.5), "-1234.5\n"),
        (.double(.infinity), ".inf\n"),
        (.double(-.infinity), "-.inf\n"),
        (true, "true\n"),
        (false, "false\n"),
        (nil, "null\n"),
        ("yes", "'yes'\n"),
        ("No", "'No'\n"),
        ("null", "'null'\n"),
        ("~", "'~'\n"),
        ("- a", "'- a'\n"),
        ("a: b", "'a: b'\n"),
        ("a:b", "a:b\n"),
        ("a #b", "'a #b'\n"),
        ("a# b", "a# b\n"),
        ("line1\nline2\n", "'line1\n\n  line2\n\n  '\n"),
        ("line1\nline2", "'line1\n\n  line2'\n"),
        ("  lead", "'  lead'\n"),
        ("trail ", "'trail '\n"),
        ("tab\tx", "\"tab\\tx\"\n"),
        ("\u{e9}", "\"\\xE9\"\n"),
        ("\u{1f600}", "\"\\U0001F600\"\n"),
        ("\u{7}bell", "\"\\abell\"\n"),
        (
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
        ),
        (
            "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word ",
            "'word word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word '\n"
        ),
        (
            "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word end",
            "word word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word word word\n  word word word word word word word end\n"
        ),
        (["a", ["b"]], "- a\n- - b\n"),
        (["a": [1, 2], "b": [:], "c": []], "a:\n- 1\n- 2\nb: {}\nc: []\n"),
        (["s": .set([1, 2])], "s: !!set\n  1: null\n  2: null\n"),
        (["s": .set([])], "s: !!set {}\n"),
        ([["a": 1, "b": [["c": 2]]], []], "- a: 1\n  b:\n  - c: 2\n- []\n"),
        (.bytes([104, 101, 108, 108, 111]), "!!binary |\n  aGVsbG8=\n"),
        (.bytes([]), "!!binary \"\"\n"),
        (
            .bytes([
                0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
                28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53,
                54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69,
            ]),
            "!!binary |\n  AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4\n  OTo7PD0+P0BBQkNERQ==\n"
        ),
        (["b": .bytes([0, 255])], "b: !!binary |\n  AP8=\n"),
        (["t": "a\nb"], "t: 'a\n\n  b'\n"),
        ("\n", "'\n\n  '\n"),
        ("\n\n", "'\n\n\n  '\n"),
        ("a\n\n\nb", "'a\n\n\n\n  b'\n"),
        ("#x", "'#x'\n"),
        ("'q'", "'''q'''\n"),
        ("\"d\"", "'\"d\"'\n"),
        ("a'b", "a'b\n"),
        ("2001-01-01", "'2001-01-01'\n"),
        ("<<", "'<<'\n"),
        ("=", "'='\n"),
        ("1:30", "'1:30'\n"),
        ("0x1f", "'0x1f'\n"),
        ("1e3", "1e3\n"),
        ("1.0e3", "1.0e3\n"),
        ("08", "08\n"),
        ("0b1", "'0b1'\n"),
        ("1_0", "'1_0'\n"),
        (".5", "'.5'\n"),
        ("-.5", "-.5\n"),
        (".inf", "'.inf'\n"),
        ("on", "'on'\n"),
        ("y", "y\n"),
        ("N", "N\n"),
        ("None", "None\n"),
        ("a\u{2028}b", "\"a\\Lb\"\n"),
        ("\u{a0}", "\"\\_\"\n"),
        ("\u{feff}", "\"\\uFEFF\"\n"),
        ("a\u{0}b", "\"a\\0b\"\n"),
        ("\u{7f}", "\"\\x7F\"\n"),
        ("\u{fffe}", "\"\\uFFFE\"\n"),
        ("!x", "'!x'\n"),
        ("&x", "'&x'\n"),
        ("*x", "'*x'\n"),
        ("%x", "'%x'\n"),
        ("@x", "'@x'\n"),
        ("`x", "'`x'\n"),
        ("{", "'{'\n"),
        ("[", "'['\n"),
        ("]", "']'\n"),
        (",", "','\n"),
        ("?", "'?'\n"),
        ("? x", "'? x'\n"),
        (":", "':'\n"),
        (":x", ":x\n"),
        ("x:", "'x:'\n"),
        ("-", "'-'\n"),
        ("-x", "-x\n"),
        ("--- a", "'--- a'\n"),
        ("...", "'...'\n"),
        ("---", "'---'\n"),
        ("|", "'|'\n"),
        (">", "'>'\n"),
        (
            [
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa":
                    1
            ],
            "? aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n: 1\n"
        ),
        (["multi\nline": 1], "? 'multi\n\n  line'\n: 1\n"),
        (["b": 1, "a": 2], "a: 2\nb: 1\n"),
        (["b": 1, 2: 1], "b: 1\n2: 1\n"),
        ([nil: 1], "null: 1\n"),
        ([2: 1, 10: 2, true: 3, .double(1.5): 4], "true: 3\n1.5: 4\n2: 1\n10: 2\n"),
        ([.tuple([2, "b"]): 1, .tuple([1, "z"]): 2], "? - 1\n  - z\n: 2\n? - 2\n  - b\n: 1\n"),
        (large("12345678901234567890"), "12345678901234567890\n"),
        (large("-12345678901234567890"), "-12345678901234567890\n"),
        (.tuple(["a", ["b", .tuple(["c"])]]), "- a\n- - b\n  - - c\n"),
        (
            [
                "k":
                    "long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long \nsecond"
            ],
            "k: \"long long long long long long long long long long long long long long long long\n  long long long long long long long long long long long long long long \\nsecond\"\n"
        ),
        ("a\r\nb", "\"a\\r\\nb\"\n"),
        ("\u{85}", "\"\\N\"\n"),
        ("x: |\n  y", "\"x: |\\n  y\"\n"),
        (["": ""], "'': ''\n"),
        (["yes": "no"], "'yes': 'no'\n"),
        (["a": ["b": ["c": ["d", ["e": "f"]]]]], "a:\n  b:\n    c:\n    - d\n    - e: f\n"),
        ([[[]]], "- - []\n"),
        ([[], [:]], "- []\n- {}\n"),
        (["b": ["z": 1, "y": 2], "a": [["d": 1, "c": 2]]], "a:\n- c: 2\n  d: 1\nb:\n  y: 2\n  z: 1\n"),
        (
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b\n"
        ),
        (
            "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a bb cc",
            "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a bb cc\n"
        ),
        (
            "\u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} ",
            "\"\\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9\n  \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9\n  \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9\n  \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \\xE9 \"\n"
        ),
        (
            ["\u{e9}": "\u{fc}", "z": 1, "Z": 2, "\u{1f600}": 3, "\u{ffff}": 4],
            "Z: 2\nz: 1\n\"\\xE9\": \"\\xFC\"\n\"\\uFFFF\": 4\n\"\\U0001F600\": 3\n"
        ),
        (.timestamp("2001-1-1"), "2001-01-01\n"),
        (.timestamp("2001-12-14t21:59:43.10-05:00"), "2001-12-14 21:59:43.100000-05:00\n"),
        (.timestamp("2001-12-15 2:59:43"), "2001-12-15 02:59:43\n"),
        (.timestamp("2001-12-15T02:59:43Z"), "2001-12-15 02:59:43+00:00\n"),
    ]

    /// `default_flow_style=False, sort_keys=False`.
    static let unsorted: [(value: PlainValue, yaml: String)] = [
        (["b": 1, "a": 2], "b: 1\na: 2\n"),
        (["b": ["z": 1, "y": [["x": 1, "w": 2]]], "a": nil], "b:\n  z: 1\n  y:\n  - x: 1\n    w: 2\na: null\n"),
        ([2: 1, 1: 2], "2: 1\n1: 2\n"),
    ]

    /// `default_flow_style=False, allow_unicode=True`.
    static let unicode: [(value: PlainValue, yaml: String)] = [
        ("\u{e9}", "\u{e9}\n"),
        ("\u{1f600}", "\"\\U0001F600\"\n"),
        ("a\u{2028}b", "'a\u{2028}  b'\n"),
        ("\u{a0}", "\u{a0}\n"),
        ("\u{feff}", "\"\\uFEFF\"\n"),
        ("\u{7}", "\"\\a\"\n"),
        (
            "\u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} ",
            "'\u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9}\n  \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} \u{e9} '\n"
        ),
        (["k\u{fc}": "yes \u{e9}"], "k\u{fc}: yes \u{e9}\n"),
        ("\u{e9}\n\u{e8}", "'\u{e9}\n\n  \u{e8}'\n"),
    ]

    /// `default_flow_style=None` with the representer of tuples added: how `ops` writes for controller storage.
    static let state: [(value: PlainValue, yaml: String)] = [
        (["a": 1], "{a: 1}\n"),
        ([:], "{}\n"),
        ([], "[]\n"),
        (nil, "null\n"),
        ("x", "x\n"),
        (["a": 1, "b": ["c": [1, 2]]], "a: 1\nb:\n  c: [1, 2]\n"),
        (
            [.tuple(["E/on/x[1]", "Charm", "_h"]), .tuple(["a", "b", "c"])],
            "- !!python/tuple ['E/on/x[1]', Charm, _h]\n- !!python/tuple [a, b, c]\n"
        ),
        (
            ["s": .set([1, 2]), "t": .tuple([1, .tuple([2, "x"])]), "b": .bytes([104, 105])],
            "b: !!binary |\n  aGk=\ns: !!set {1: null, 2: null}\nt: !!python/tuple\n- 1\n- !!python/tuple [2, x]\n"
        ),
        (["t": .tuple([])], "t: !!python/tuple []\n"),
        (["count": 4, "text": "a\nb", "f": .double(1.5)], "{count: 4, f: 1.5, text: 'a\n\n    b'}\n"),
        (.tuple(["a"]), "!!python/tuple [a]\n"),
        (
            [["x": "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"]],
            "- {x: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy}\n"
        ),
        ([["a", "b"], ["c"]], "- [a, b]\n- [c]\n"),
        (
            [
                "k":
                    "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv",
                "l":
                    "w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w ",
            ],
            "{k: vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv,\n  l: 'w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w\n    w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w\n    w w w '}\n"
        ),
    ]

    /// `default_style='|', default_flow_style=False` of a map of one key.
    static let literalBlocks: [(key: String, text: String, yaml: String)] = [
        ("MyCharm/on/start[1]", "{a: 1}\n", "\"MyCharm/on/start[1]\": |\n  {a: 1}\n"),
        ("#notices#", "- !!python/tuple [a, b, c]\n", "\"#notices#\": |\n  - !!python/tuple [a, b, c]\n"),
        ("k", "", "\"k\": \"\"\n"),
        ("k", "no newline", "\"k\": |-\n  no newline\n"),
        ("k", "trailing space \nx\n", "\"k\": \"trailing space \\nx\\n\"\n"),
        ("k", "  lead\n", "\"k\": |2\n    lead\n"),
        ("k", "\u{e9}\n", "\"k\": \"\\xE9\\n\"\n"),
        ("k", "a\u{7}b", "\"k\": \"a\\ab\"\n"),
        ("k", "a\n\n", "\"k\": |+\n  a\n\n...\n"),
        ("a\"b\nc", "x\n", "? |-\n  a\"b\n  c\n: |\n  x\n"),
        (
            "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
            "x\n",
            "? |-\n  kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: |\n  x\n"
        ),
        ("k", "tab\tx\n", "\"k\": \"tab\\tx\\n\"\n"),
        (
            "k",
            "w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w \n",
            "\"k\": \"w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w\n  w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w w\n  w w w w w w w w w w w w w w w w w w w w w w \\n\"\n"
        ),
        ("k", "\n", "\"k\": |2+\n\n...\n"),
        ("k", "a\u{2028}b\n", "\"k\": \"a\\Lb\\n\"\n"),
        ("k", "\nx\n", "\"k\": |2\n\n  x\n"),
    ]

    private static func large(_ decimal: String) -> PlainValue {
        LargeInteger(decimal: decimal).map { .largeInt($0) } ?? .null
    }
}
