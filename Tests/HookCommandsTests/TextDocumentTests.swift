import HookCommands
import OrderedCollections
import PlainValues
import Testing

@Suite struct TextDocumentTests {
    @Test(
        "a databag's text is written so that JSON and YAML read the same",
        arguments: [
            ("plain", #""plain""#), ("a\"b\\c", #""a\"b\\c""#), ("two\nlines\r\t", #""two\nlines\u000d\u0009""#),
            ("\u{0}\u{1B}\u{7F}\u{85}\u{9F}", #""\u0000\u001b\u007f\u0085\u009f""#),
            ("\u{2028}\u{2029}\u{FEFF}", #""\u2028\u2029\ufeff""#), ("é\u{A0}中😀", "\"é\u{A0}中😀\""), ("", "\"\""),
        ])
    func text(value: String, written: String) throws {
        let runner = RecordingRunner()
        try HookCommands(runner: runner).relationSet(["k": value])
        let input = try #require(runner.commands.first?.input)
        #expect(String(decoding: input, as: UTF8.self) == "{\"k\": \(written)}")
        #expect(try JSON.parse(input) == ["k": .string(value)])
    }
}
