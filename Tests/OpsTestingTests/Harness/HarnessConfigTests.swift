import Ops
import OpsTesting
import Testing

@Suite("Configuration of a harness")
struct HarnessConfigTests {
    private static let options = """
        options:
          name: {type: string}
          size: {type: int, default: 3}
          ratio: {type: float, default: 1}
          debug: {type: boolean, default: false}
          label: {type: string, default: ""}
          nothing: {type: string, default: null}
          key: {type: secret}
        """
    private let harness: Harness<NotingCharm>

    init() throws { harness = try .begun(config: Self.options) }

    @Test func `has the defaults of the charm's metadata, and no value where there is none`() throws {
        let config = harness.model.config
        #expect(try config["size"] == 3)
        #expect(try config["debug"] == false)
        #expect(try config["label"] == "")
        #expect(try config["ratio"]?.doubleValue == 1)
        for name in ["name", "nothing", "key", "unknown"] { #expect(try config[name] == nil) }
    }

    @Test func `tells of each change, and keeps what is not changed`() throws {
        try harness.updateConfig(["name": "web", "size": 5])
        #expect(try harness.takeNotes() == ["config_changed"])
        try harness.updateConfig(["size": 6])
        #expect(try harness.takeNotes() == ["config_changed"])
        #expect(try harness.model.config["name"] == "web")
        #expect(try harness.model.config["size"] == 6)
    }

    @Test func `shows the handler the new values`() throws {
        var seen: [PlainValue?] = []
        try harness.charm.act = { event in seen.append(try event.framework.model.config["name"]) }
        try harness.updateConfig(["name": "one"])
        try harness.updateConfig(["name": ""])
        #expect(seen == ["one", ""])
    }

    @Test func `tells of a change that changes nothing`() throws {
        try harness.updateConfig(["size": 3])
        try harness.updateConfig()
        #expect(try harness.takeNotes() == ["config_changed", "config_changed"])
    }

    @Test func `goes back to the default, or to no value, when an option is unset`() throws {
        try harness.updateConfig(["name": "web", "size": 5, "debug": true])
        try harness.updateConfig(unset: ["name", "size", "debug"])
        #expect(try harness.model.config["name"] == nil)
        #expect(try harness.model.config["size"] == 3)
        #expect(try harness.model.config["debug"] == false)
    }

    @Test func `leaves an option as it is that is set to null`() throws {
        try harness.updateConfig(["size": 5])
        try harness.updateConfig(["size": nil])
        #expect(try harness.model.config["size"] == 5)
    }

    @Test func `refuses an option that is not declared, and tells the charm nothing`() throws {
        let error = testingError { try harness.updateConfig(["colour": "red"]) }
        #expect(error?.code == .notDeclared)
        #expect(error?.description.hasPrefix("The charm declares no option 'colour'; it has 'name', 'size'") == true)
        #expect(testingError { try harness.updateConfig(unset: ["colour"]) }?.code == .notDeclared)
        #expect(try harness.takeNotes() == [])
    }

    @Test(
        arguments: [
            ("debug", "yes"), ("debug", 1), ("debug", 1.5), ("size", true), ("size", "5"), ("size", 5.5),
            ("ratio", 1), ("ratio", "1.0"), ("name", 5), ("name", true), ("key", 5),
        ] as [(String, PlainValue)])
    func `refuses a value of another type, and keeps the old ones`(option: String, value: PlainValue) throws {
        let config = ["name": "new"].merging([option: value]) { $1 }
        #expect(testingError { try harness.updateConfig(config) }?.code == .invalidValue)
        #expect(try harness.model.config["name"] == nil)
        #expect(try harness.takeNotes() == [])
    }

    @Test(arguments: [
        ("options: {a: {type: gibberish}}", "which there is not"),
        ("options: {a: {type: boolean, default: peek-a-bool}}", "cannot be its default"),
        ("options: {a: {type: int, default: 1.5}}", "cannot be its default"),
    ])
    func `refuses an option that Juju would not take`(config: String, words: String) {
        let error = testingError { _ = try Harness(NotingCharm.self, metadata: Metadata.webapp, config: config) }
        #expect(error?.code == .invalidValue)
        #expect(error?.description.contains(words) == true)
    }

    @Test func `refuses an option without a type`() {
        #expect(throws: CharmMetadataError.self) {
            try Harness(NotingCharm.self, metadata: Metadata.webapp, config: "options: {a: {default: false}}")
        }
    }

    @Test func `takes an empty text for a configuration without options`() throws {
        let harness = try Harness<NotingCharm>.begun(config: "")
        #expect(try harness.model.config.options.isEmpty)
    }
}
