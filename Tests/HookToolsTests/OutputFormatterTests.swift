import OrderedCollections
import PlainValues
import Testing

@testable import HookTools

@Suite struct OutputFormatterTests {
    private func texts(_ answer: ToolAnswer) throws -> [String] {
        try OutputFormat.allCases.map { try OutputFormatter(format: $0).text(of: answer) }
    }

    @Test(
        "values print as in Juju: smart, YAML, JSON",
        arguments: [
            (.null, "", "", "null\n"),
            ("", "", "\"\"\n", "\"\"\n"),
            ("hi", "hi\n", "hi\n", "\"hi\"\n"),
            ("80", "80\n", "\"80\"\n", "\"80\"\n"),
            (true, "True\n", "true\n", "true\n"),
            (false, "False\n", "false\n", "false\n"),
            (80, "80\n", "80\n", "80\n"),
            (1.5, "1.5\n", "1.5\n", "1.5\n"),
            (2.0, "2\n", "2\n", "2\n"),
            (["a", 1], "- a\n- 1\n", "- a\n- 1\n", "[\"a\",1]\n"),
            (.map([:]), "{}\n", "{}\n", "{}\n"),
            ("<a & b>", "<a & b>\n", "<a & b>\n", "\"\\u003ca \\u0026 b\\u003e\"\n"),
        ] as [(PlainValue, String, String, String)])
    func values(value: PlainValue, smart: String, yaml: String, json: String) throws {
        #expect(try texts(.value(value)) == [smart, yaml, json])
    }

    @Test("a list of texts is printed a line each, and one that was never made is null")
    func lists() throws {
        #expect(try texts(.texts(["a", "b"])) == ["a\nb\n", "- a\n- b\n", "[\"a\",\"b\"]\n"])
        #expect(try texts(.texts([])) == ["", "[]\n", "[]\n"])
        #expect(try texts(.missingTexts) == ["", "[]\n", "null\n"])
        #expect(try texts(.missingMap) == ["{}\n", "{}\n", "null\n"])
    }

    @Test("plain text has no format, and silence is silent")
    func plain() throws {
        #expect(try texts(.plain("/a")) == ["/a", "/a", "/a"])
        #expect(try texts(.silence) == ["", "", ""])
    }

    @Test(
        "YAML quotes what would be read as something else",
        arguments: [
            ("yes", "\"yes\""), ("null", "\"null\""), ("~", "\"~\""), ("1e3", "\"1e3\""), ("0x1f", "\"0x1f\""),
            ("12:30", "\"12:30\""), ("2026-11-05", "\"2026-11-05\""), ("1.2.3", "1.2.3"), ("a: b", "'a: b'"),
            ("it's", "it's"), ("# no", "'# no'"), ("- x", "'- x'"), ("-x", "-x"), ("a #b", "'a #b'"),
            ("tab\there", "\"tab\\there\""), ("[x", "'[x'"), (" x", "' x'"), ("x:", "'x:'"), ("'q' ", "'''q'' '"),
            ("10.0.0.5/32", "10.0.0.5/32"), ("a\nb", "|-\n  a\n  b"), ("a\n", "|\n  a"),
        ])
    func scalars(text: String, yaml: String) {
        #expect(GoYAML.text(of: .string(text)) == yaml + "\n")
    }

    @Test("maps and lists within each other are in block style")
    func nested() {
        let value: PlainValue = [
            "a": ["b": ["c", ["d": 1, "e": .null]], "f": .map([:])], "g": .array([["x"], ["y", "z"]]), "h": "i\nj",
        ]
        let text = """
            a:
              b:
              - c
              - d: 1
                e: null
              f: {}
            g:
            - - x
            - - "y"
              - z
            h: |-
              i
              j

            """
        #expect(GoYAML.text(of: value) == text)
    }

    @Test("a value nested too deeply is an error")
    func depth() {
        var value: PlainValue = 1
        for _ in 0..<2000 { value = .array([value]) }
        #expect(throws: HookToolError.self) { try OutputFormatter(format: .json).text(of: .value(value)) }
        #expect(throws: HookToolError.self) { try OutputFormatter(format: .yaml).text(of: .value(value)) }
    }
}
