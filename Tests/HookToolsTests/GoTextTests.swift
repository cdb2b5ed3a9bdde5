import Testing

@testable import HookTools

@Suite struct GoTextTests {
    @Test(
        "texts are quoted as Go quotes them",
        arguments: [
            ("plain", "\"plain\""), ("a \"b\" \\", "\"a \\\"b\\\" \\\\\""), ("a\n\t\r", "\"a\\n\\t\\r\""),
            ("\u{0}\u{1b}\u{7f}", "\"\\x00\\x1b\\x7f\""), ("ä€", "\"ä€\""), ("\u{a0}\u{200b}", "\"\\u00a0\\u200b\""),
            ("\u{e0001}", "\"\\U000e0001\""),
        ])
    func quoting(text: String, quoted: String) {
        #expect(GoText.quoted(text) == quoted)
    }

    @Test(
        "numbers have Go's shortest form",
        arguments: [
            (1.5, "1.5"), (0, "0"), (-0.25, "-0.25"), (1e6, "1e+06"), (123_456_789, "1.23456789e+08"), (100, "100"),
            (0.0001, "0.0001"), (0.00001, "1e-05"), (1e100, "1e+100"), (-.infinity, "-.inf"),
        ] as [(Double, String)])
    func numbers(number: Double, text: String) {
        #expect(GoText.number(number) == text)
    }
}
