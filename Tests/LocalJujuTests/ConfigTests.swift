import Foundation
import OrderedCollections
import PlainValues
import Testing

@testable import LocalJuju

@Suite struct ConfigTests {
    private func model() throws -> TestModel {
        let test = try TestModel()
        try test.deploy(
            dispatch: "config-get --format=json --all > config",
            files: [
                "config.yaml": """
                options:
                  port: {type: int, default: 80, description: Where it listens.}
                  name: {type: string}
                  rate: {type: float, default: 0.5}
                  debug: {type: boolean, default: false}
                """
            ])
        return test
    }

    @Test("options have their types, defaults and sources")
    func options() throws {
        let test = try model()
        #expect(test.read("config") == "{\"debug\":false,\"name\":null,\"port\":80,\"rate\":0.5}\n")
        try test.model.setConfig("web", values: ["port": "81", "debug": "True", "name": ""])
        #expect(test.read("config") == "{\"debug\":true,\"name\":\"\",\"port\":81,\"rate\":0.5}\n")
        let settings = try test.model.applicationConfig("web").settings
        #expect(settings.map(\.name) == ["debug", "name", "port", "rate"])
        #expect(settings.map(\.source) == ["user", "user", "user", "default"])
        #expect(settings[2].value == 81)
        #expect(settings[2].defaultValue == 80)
        try test.model.setConfig("web", values: [:], reset: ["port", "name"])
        #expect(
            try test.model.applicationConfig("web").settings.map(\.source) == ["user", "unset", "default", "default"])
    }

    @Test(
        "a value that is not the option's is refused, and nothing changes",
        arguments: [
            ("port", "x", "option \"port\" expected int, got \"x\""),
            ("port", "99999999999999999999", "option \"port\" expected int, got \"99999999999999999999\""),
            ("port", "", "option \"port\" expected int, got \"\""),
            ("rate", "fast", "option \"rate\" expected float, got \"fast\""),
            ("debug", "yes", "option \"debug\" expected boolean, got \"yes\""),
            ("trust", "maybe", "option \"trust\" expected boolean, got \"maybe\""),
            ("nope", "1", "unknown option \"nope\""),
        ])
    func wrong(name: String, text: String, message: String) throws {
        let test = try model()
        let before = test.model.state
        #expect {
            try test.model.setConfig("web", values: ["name": "n", name: text])
        } throws: {
            "\($0)" == message
        }
        #expect(test.model.state == before)
    }

    @Test("an unknown option cannot be reset, and an unknown application has no options")
    func unknown() throws {
        let test = try model()
        #expect(throws: LocalJujuError.self) { try test.model.setConfig("web", values: [:], reset: ["nope"]) }
        #expect {
            try test.model.applicationConfig("nope")
        } throws: {
            "\($0)" == "application \"nope\" not found"
        }
    }

    @Test("trust is an option of the application, and its change a config-changed")
    func trust() throws {
        let test = try TestModel()
        try test.deploy(dispatch: notingEvents)
        try test.model.setConfig("web", values: ["trust": "true"])
        #expect(try test.model.applicationConfig("web").trust)
        #expect(test.lines("events").last == "config-changed")
    }
}
