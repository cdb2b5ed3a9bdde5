import PlainValues
import Testing

@testable import YAML

@Suite("YAML that is refused")
struct YAMLErrorTests {
    struct Bad: Sendable, CustomTestStringConvertible {
        let yaml: String
        let code: YAMLError.Code
        let description: String

        init(_ yaml: String, _ code: YAMLError.Code, _ description: String) {
            self.yaml = yaml
            self.code = code
            self.description = description
        }

        var testDescription: String { yaml }
    }

    static let syntax = [
        Bad(
            "name: [unclosed\n", .invalidYAML,
            "f.yaml, line 2, column 1: while parsing a flow sequence, did not find expected ',' or ']'."),
        Bad(
            "a: 'x", .invalidYAML,
            "f.yaml, line 1, column 6: while scanning a quoted scalar, found unexpected end of stream."),
        Bad("a: b: c", .invalidYAML, "f.yaml, line 1, column 5: mapping values are not allowed in this context."),
        Bad(
            "a:\n\tb: 1", .invalidYAML,
            "f.yaml, line 2, column 1: while scanning for the next token, found character that cannot start any token."),
        Bad("%YAML 3.0\n---\na", .invalidYAML, "f.yaml, line 1, column 1: found incompatible YAML document."),
        Bad(
            "a: \"\\q\"", .invalidYAML,
            "f.yaml, line 1, column 5: while parsing a quoted scalar, found unknown escape character."),
        Bad(
            "a: \"\\uD800\"", .invalidYAML,
            "f.yaml, line 1, column 7: while parsing a quoted scalar, found invalid Unicode character escape code."),
        Bad("a: \"\0\"", .invalidCharacter, "f.yaml, line 1, column 5: control characters are not allowed."),
        Bad("a: é\nb: \u{7}", .invalidCharacter, "f.yaml, line 2, column 4: control characters are not allowed."),
        Bad("a\n---\nb", .severalDocuments, "f.yaml, line 2, column 1: another document follows; write one document."),
    ]

    static let values = [
        Bad("a: !!int ''", .invalidValue, "f.yaml, line 1, column 4: the scalar is not what !!int stands for."),
        Bad("a: 0b_", .invalidValue, "f.yaml, line 1, column 4: the scalar is not what !!int stands for."),
        Bad("a: 0x_", .invalidValue, "f.yaml, line 1, column 4: the scalar is not what !!int stands for."),
        Bad("a: !!int 1.5", .invalidValue, "f.yaml, line 1, column 4: the scalar is not what !!int stands for."),
        Bad("a: !!float 0x1p3", .invalidValue, "f.yaml, line 1, column 4: the scalar is not what !!float stands for."),
        Bad("a: !!float ''", .invalidValue, "f.yaml, line 1, column 4: the scalar is not what !!float stands for."),
        Bad("a: !!bool maybe", .invalidValue, "f.yaml, line 1, column 4: the scalar is not what !!bool stands for."),
        Bad("a: 2001-02-29", .invalidValue, "f.yaml, line 1, column 4: the scalar is not what !!timestamp stands for."),
        Bad(
            "a: 2001-01-01 24:00:00", .invalidValue,
            "f.yaml, line 1, column 4: the scalar is not what !!timestamp stands for."),
        Bad(
            "a: !!timestamp soon", .invalidValue,
            "f.yaml, line 1, column 4: the scalar is not what !!timestamp stands for."),
        Bad("a: !!binary x", .invalidValue, "f.yaml, line 1, column 4: the scalar is not what !!binary stands for."),
        Bad("a: !!binary é", .invalidValue, "f.yaml, line 1, column 4: the scalar is not what !!binary stands for."),
        Bad("? [a]\n: 1", .invalidValue, "f.yaml, line 1, column 3: a list cannot be the key of a map."),
        Bad("{a: 1}: 1", .invalidValue, "f.yaml, line 1, column 1: a map cannot be the key of a map."),
        Bad("? !!set {a}\n: 1", .invalidValue, "f.yaml, line 1, column 3: a set cannot be the key of a map."),
        Bad("!!seq {a: 1}", .invalidValue, "f.yaml, line 1, column 1: a map cannot have the tag !!seq."),
        Bad("!!map [a]", .invalidValue, "f.yaml, line 1, column 1: a list cannot have the tag !!map."),
        Bad("!!str [a]", .invalidValue, "f.yaml, line 1, column 1: a list cannot have the tag !!str."),
        Bad("!!set [a]", .invalidValue, "f.yaml, line 1, column 1: a list cannot have the tag !!set."),
        Bad("!!set a", .invalidValue, "f.yaml, line 1, column 1: a scalar cannot have the tag !!set."),
        Bad("!!omap {a: 1}", .invalidValue, "f.yaml, line 1, column 1: a map cannot have the tag !!omap."),
        Bad(
            "!!omap [{a: 1, b: 2}]", .invalidValue,
            "f.yaml, line 1, column 9: an element of an ordered map must be a map of one entry."),
        Bad(
            "!!pairs [a]", .invalidValue,
            "f.yaml, line 1, column 10: an element of an ordered map must be a map of one entry."),
        Bad("<<: 1", .invalidValue, "f.yaml, line 1, column 5: only a map, or a list of maps, can be merged with <<."),
        Bad(
            "<<: [{a: 1}, b]", .invalidValue,
            "f.yaml, line 1, column 5: only a map, or a list of maps, can be merged with <<."),
    ]

    static let tagsAndAliases = [
        Bad(
            "a: !foo b", .unknownTag,
            "f.yaml, line 1, column 4: the tag !foo is not one that is read; quote the text or drop it."),
        Bad(
            "!!python/object/apply:os.system [id]", .unknownTag,
            "f.yaml, line 1, column 1: the tag tag:yaml.org,2002:python/object/apply:os.system is not one that is read; quote the text or drop it."
        ),
        Bad(
            "!!python/tuple [a]", .unknownTag,
            "f.yaml, line 1, column 1: the tag !!python/tuple is not one that is read; quote the text or drop it."),
        Bad(
            "!!python/tuple a", .unknownTag,
            "f.yaml, line 1, column 1: the tag !!python/tuple is not one that is read; quote the text or drop it."),
        Bad(
            "!!python/tuple {a: b}", .unknownTag,
            "f.yaml, line 1, column 1: the tag !!python/tuple is not one that is read; quote the text or drop it."),
        Bad(
            "!foo {a: b}", .unknownTag,
            "f.yaml, line 1, column 1: the tag !foo is not one that is read; quote the text or drop it."),
        Bad(
            "a: =", .unknownTag,
            "f.yaml, line 1, column 4: the tag !!value is not one that is read; quote the text or drop it."),
        Bad(
            "[<<]", .unknownTag,
            "f.yaml, line 1, column 2: the tag !!merge is not one that is read; quote the text or drop it."),
        Bad("a: *x", .invalidAlias, "f.yaml, line 1, column 4: the alias names no anchor before it."),
        Bad("&a [*a]", .invalidAlias, "f.yaml, line 1, column 5: the alias names what it is a part of."),
        Bad("&a {b: *a}", .invalidAlias, "f.yaml, line 1, column 8: the alias names what it is a part of."),
        Bad(
            "a: &x 1\nb: &x 2", .invalidAlias,
            "f.yaml, line 2, column 4: the anchor comes a second time; give it another name."),
    ]

    @Test("what is wrong is said with its place", arguments: syntax + values + tagsAndAliases)
    func refused(bad: Bad) {
        let error = #expect(throws: YAMLError.self) { try YAML.load(bad.yaml, source: "f.yaml") }
        #expect(error?.code == bad.code)
        #expect(error?.description == bad.description)
    }

    @Test(
        "bytes that are not UTF-8 are refused",
        arguments: [
            [0xff], [0x61, 0x3a, 0x20, 0xc3], [0x61, 0xc3, 0x28], [0xed, 0xa0, 0x80], [0xfe, 0xff, 0, 0x61],
        ])
    func notUTF8(bytes: [UInt8]) {
        let error = #expect(throws: YAMLError.self) { try YAML.load(bytes) }
        #expect(error?.code == .invalidCharacter)
    }

    @Test("a document that is cut off anywhere is read or refused, and nothing else")
    func truncated() {
        let text = "a: &x {b: [1, 'two', \"th\\u0072ee\"]}\nc: |\n  d\ne: !!set {f, g}\nh: *x\n<<: {i: 2001-01-01}\n"
        let bytes = Array(text.utf8)
        let codes: Set<YAMLError.Code> = [.invalidYAML, .invalidAlias, .unknownTag, .invalidValue]
        var outcomes: Set<Bool> = []
        for count in 0...bytes.count {
            do throws(YAMLError) {
                _ = try YAML.load(Array(bytes.prefix(count)))
                outcomes.insert(true)
            } catch {
                #expect(codes.contains(error.code), "\(count) bytes: \(error)")
                outcomes.insert(false)
            }
        }
        #expect(outcomes == [true, false])
    }

    @Test("more digits than Python reads are refused")
    func digits() throws {
        let nines = String(repeating: "9", count: 4300)
        #expect(try YAML.load(nines) == LargeInteger(decimal: nines).map { .largeInt($0) })
        let error = #expect(throws: YAMLError.self) { try YAML.load(nines + "9") }
        #expect(error?.code == .invalidValue)
    }

    @Test("an error's text does not repeat a value")
    func secrecy() {
        let error = #expect(throws: YAMLError.self) { try YAML.load("password: !!int hunter2") }
        #expect(error?.description.contains("hunter2") == false)
    }
}
