import PlainValues
import Testing

@testable import YAML

@Suite("YAML that is too large")
struct YAMLLimitTests {
    @Test("nesting is read up to the limit and refused beyond it", arguments: [("[", "]"), ("{a: ", "}"), ("- ", "")])
    func depth(open: String, close: String) throws {
        func nested(_ count: Int) -> String {
            String(repeating: open, count: count) + "x" + String(repeating: close, count: count)
        }
        #expect(throws: Never.self) { try YAML.load(nested(128)) }
        for count in [129, 100_000] {
            let error = #expect(throws: YAMLError.self) { try YAML.load(nested(count)) }
            #expect(error?.code == .tooLarge)
            #expect(error?.problem == "more than 128 lists and maps are within each other")
        }
    }

    @Test("nesting by way of aliases is limited as well")
    func aliasDepth() throws {
        let deep = "- &a " + String(repeating: "[", count: 60) + "x" + String(repeating: "]", count: 60) + "\n"
        let deeper = "- &b " + String(repeating: "[", count: 60) + "*a" + String(repeating: "]", count: 60) + "\n"
        #expect(throws: Never.self) { try YAML.load(deep + deeper + "- [[[[[*b, *a], *a]]]]\n- &c [x]\n- *c\n") }
        let error = #expect(throws: YAMLError.self) { try YAML.load(deep + deeper + "- [[[[[[[[*b]]]]]]]]\n") }
        #expect(error?.description.hasSuffix("more than 128 lists and maps are within each other.") == true)
        #expect(error?.line == 3)
    }

    @Test("a document whose aliases multiply is refused")
    func aliasBomb() {
        var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for level in 1...20 {
            let aliases = repeatElement("*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let error = #expect(throws: YAMLError.self) { try YAML.load(text) }
        #expect(error?.code == .tooLarge)
        #expect(error?.problem == "its aliases expand to more than 1000000 values")
    }

    @Test("a document whose aliases repeat a long text is refused")
    func longAliases() {
        let list = "- &a \(String(repeating: "x", count: 1_000_000))\n" + String(repeating: "- *a\n", count: 100)
        let error = #expect(throws: YAMLError.self) { try YAML.load(list) }
        #expect(error?.code == .tooLarge)
    }

    @Test("a text of more bytes than the limit is refused")
    func bytes() throws {
        #expect(try YAML.load("a: 12", limits: YAML.Limits(bytes: 5)) == ["a": 12])
        let error = #expect(throws: YAMLError.self) {
            try YAML.load("a: 123", source: "f.yaml", limits: YAML.Limits(bytes: 5))
        }
        #expect(error?.code == .tooLarge)
        #expect(error?.description == "f.yaml: it has 6 bytes, more than the 5 that are read.")
    }
}
