import Logging
import Ops
import Testing

@testable import HelloCharm

struct SettingsTests {
    private func load(_ options: PlainValue) throws -> Settings {
        // As `config.load` reads them.
        try PlainValueDecoder(keyStyle: .dashed).decode(Settings.self, from: options)
    }

    @Test("options become settings, under Swift's names")
    func options() throws {
        let settings = try load(["greeting": "Good day, {name}.", "port": 8080, "log-level": "debug"])
        #expect(settings.greeting.text == "Good day, {name}.")
        #expect(settings.port == 8080)
        #expect(settings.logLevel == .debug)
    }

    @Test("a greeting needs no placeholder, and can have several", arguments: ["Hello!", "", "{name}, {name}!"])
    func greeting(_ text: String) throws {
        #expect(try load(["greeting": .string(text), "port": 0, "log-level": "info"]).greeting.text == text)
    }

    @Test(
        "a brace outside the placeholder is an error that names the option and quotes the text",
        arguments: ["Hello, {nmae}!", "Hello, {name!", "Hello, name}!", "{{name}}", "{"])
    func brokenGreeting(_ text: String) {
        #expect {
            try load(["greeting": .string(text), "port": 0, "log-level": "info"])
        } throws: { error in
            "\(error)" == "The field 'greeting' is '\(text)', with a brace outside the placeholder {name}."
        }
    }

    @Test("a port that no socket can have is an error", arguments: [-1, 65536, .max])
    func impossiblePort(_ port: Int) {
        #expect(throws: PlainValueError.self) {
            try load(["greeting": "Hello", "port": .int(port), "log-level": "info"])
        }
    }

    @Test("an unknown level is an error")
    func unknownLevel() {
        #expect(throws: PlainValueError.self) { try load(["greeting": "Hello", "port": 0, "log-level": "loud"]) }
    }

    @Test("an option without a value is an error that names it")
    func missingOption() {
        #expect {
            try load(["greeting": "Hello", "log-level": "info"])
        } throws: { "\($0)".contains("'port'") }
    }
}
