import OrderedCollections
import PlainValues
import Testing

@testable import YAML

@Suite("Writing YAML")
struct YAMLDumpTests {
    @Test("a value is written as PyYAML writes it", arguments: RecordedDumps.block)
    func block(value: PlainValue, yaml: String) throws {
        #expect(try YAML.dump(value) == yaml)
    }

    @Test("keys keep their order unless they are to be sorted", arguments: RecordedDumps.unsorted)
    func unsorted(value: PlainValue, yaml: String) throws {
        #expect(try YAML.dump(value, style: YAML.Style(sortsKeys: false)) == yaml)
    }

    @Test("characters beyond ASCII are written as they are where it is allowed", arguments: RecordedDumps.unicode)
    func unicode(value: PlainValue, yaml: String) throws {
        #expect(try YAML.dump(value, style: YAML.Style(allowsUnicode: true)) == yaml)
    }

    @Test("a unit's state is written as ops writes it for the controller", arguments: RecordedDumps.state)
    func state(value: PlainValue, yaml: String) throws {
        let style = YAML.Style(collections: .automatic, tags: .safeAndTuples)
        #expect(try YAML.dump(value, style: style) == yaml)
    }

    @Test("an entry is a literal block where its text allows it", arguments: RecordedDumps.literalBlocks)
    func literalBlock(key: String, text: String, yaml: String) {
        #expect(YAML.literalBlockEntry(key: key, text: text) == yaml)
    }

    @Test(
        "what was written is read as the same value",
        arguments: RecordedDumps.block.map(\.value) + RecordedDumps.state.map(\.value))
    func roundTrip(value: PlainValue) throws {
        let text = try YAML.dump(value, style: YAML.Style(tags: .safeAndTuples))
        let again = try YAML.load(text, tags: .safeAndTuples)
        // A timestamp is written in one form, whatever its own was: so it is the second text that must be the first.
        #expect(try YAML.dump(again, style: YAML.Style(tags: .safeAndTuples)) == text)
    }

    @Test("what is not a number is written as such")
    func notANumber() throws {
        #expect(try YAML.dump(.double(.nan)) == ".nan\n")
    }

    @Test("keys that Python cannot compare keep their order")
    func mixedKeys() throws {
        #expect(try YAML.dump(["b": 1, 2: 3, nil: 4]) == "b: 1\n2: 3\nnull: 4\n")
    }

    @Test("a frozen set is an error, as it is for PyYAML")
    func frozenSet() {
        let error = #expect(throws: YAMLError.self) { try YAML.dump(["a": .frozenSet([1])]) }
        #expect(error?.code == .notRepresentable)
        #expect(error?.description == "the value to write: a frozen set has no form in YAML; write a set or a list.")
    }

    @Test("a timestamp that is none is an error", arguments: ["", "soon", "2001-02-30", "2001-01-01 25:00:00"])
    func badTimestamp(text: String) {
        let error = #expect(throws: YAMLError.self) { try YAML.dump(.timestamp(text)) }
        #expect(error?.code == .notRepresentable)
    }

    @Test("a value that is nested too deeply is an error")
    func depth() {
        var value: PlainValue = "core"
        for _ in 0..<128 { value = [value] }
        #expect(throws: Never.self) { try YAML.dump(value) }
        let error = #expect(throws: YAMLError.self) { try YAML.dump([value]) }
        #expect(error?.code == .tooLarge)
    }
}
