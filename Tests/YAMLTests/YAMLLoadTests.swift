import OrderedCollections
import PlainValues
import Testing

@testable import YAML

@Suite("Reading YAML")
struct YAMLLoadTests {
    @Test("a plain scalar is what PyYAML makes of it", arguments: RecordedScalars.all)
    func scalar(yaml: String, value: PlainValue) throws {
        #expect(try YAML.load(yaml) == value)
    }

    @Test("a document is what PyYAML makes of it", arguments: RecordedDocuments.safe)
    func document(yaml: String, value: PlainValue) throws {
        #expect(try YAML.load(yaml) == value)
    }

    @Test("tuples are read where they are asked for", arguments: RecordedDocuments.withTuples)
    func tuples(yaml: String, value: PlainValue) throws {
        #expect(try YAML.load(yaml, tags: .safeAndTuples) == value)
    }

    @Test("what is not a number is read as one", arguments: ["k: .nan", "k: .NaN", "k: .NAN", "k: !!float nan"])
    func notANumber(yaml: String) throws {
        let number = try #require(try YAML.load(yaml)["k"]?.doubleValue)
        #expect(number.isNaN)
    }

    @Test("a map keeps the order of its keys")
    func order() throws {
        let map = try #require(try YAML.load("z: 1\na: 2\nm: 3\nz: 4").mapValue)
        #expect(map.keys.elements == ["z", "a", "m"])
    }
}
