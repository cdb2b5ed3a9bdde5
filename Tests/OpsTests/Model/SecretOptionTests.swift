import OrderedCollections
import Testing

@testable import Ops

@Suite("Options of the type secret") struct SecretOptionTests {
    private struct Settings: Decodable {
        var port: Int
        var adminPassword: Secret?
    }

    private struct Strict: Decodable { var adminPassword: Secret }
    private struct WrongKind: Decodable { var port: Secret }
    private struct Nested: Decodable { var inner: Strict }

    /// Runs something in a charm that has the options, with what Juju has for them.
    private func with(_ options: String, _ body: (UnitInTest, ScriptedCharm) throws -> Void) throws {
        let unit = try UnitInTest()
        unit.config = """
            options:
              port: {type: int}
              name: {type: string}
              admin-password: {type: secret}
              token: {type: secret}
            """
        unit.environment["JUJU_MODEL_UUID"] = "u-1"
        unit.juju.answer("config-get", options)
        unit.juju.answer("secret-get", #"{"password":"hunter2"}"#)
        try unit.inCharm { try body(unit, $0) }
    }

    @Test("a secret of the configuration is loaded without asking Juju for it")
    func lazy() throws {
        try with(#"{"port": 80, "admin-password": "secret:abc"}"#) { unit, charm throws in
            let settings = try charm.config.load(Settings.self)
            #expect(settings.port == 80)
            #expect(settings.adminPassword?.id == "secret:abc")
            let untyped = try charm.config.secret("admin-password")
            #expect(untyped?.id == "secret:abc")
            #expect(unit.juju.calls == ["config-get --format=json"])
            let password = try settings.adminPassword?.content["password"]
            #expect(password == "hunter2")
            #expect(unit.juju.calls.last == "secret-get --format=json secret:abc")
        }
    }

    @Test("a bare ID is one of this model")
    func bare() throws {
        try with(#"{"port": 80, "admin-password": "abc"}"#) { _, charm throws in
            #expect(try charm.config.load(Settings.self).adminPassword?.id == "secret://u-1/abc")
        }
    }

    @Test(
        "an option without a value is no secret",
        arguments: [#"{"port":80}"#, #"{"port":80,"admin-password":null}"#, #"{"port":80,"admin-password":""}"#])
    func unset(options: String) throws {
        try with(options) { _, charm throws in
            #expect(try charm.config.load(Settings.self).adminPassword == nil)
            #expect(try charm.config.secret("admin-password") == nil)
            let error = #expect(throws: OpsError.self) { try charm.config.load(Strict.self) }
            #expect(error?.code == .invalidValue)
            #expect(error?.description.contains("'admin-password'") == true)
        }
    }

    @Test("a secret that is not there any more is an error when its content is asked for")
    func gone() throws {
        try with(#"{"port": 80, "admin-password": "secret:abc"}"#) { unit, charm throws in
            unit.juju.failures["secret-get"] = "ERROR secret \"abc\" not found"
            let settings = try charm.config.load(Settings.self)
            #expect(code { _ = try settings.adminPassword?.content } == .secretNotFound)
        }
    }

    @Test("an option of another type, or a value that is no text, is an error that names the option and no value")
    func wrong() throws {
        try with(#"{"port": 7, "admin-password": ["hidden"], "name": "hidden"}"#) { _, charm throws in
            let errors = [
                #expect(throws: OpsError.self) { try charm.config.load(WrongKind.self) },
                #expect(throws: OpsError.self) { try charm.config.load(Strict.self) },
                #expect(throws: OpsError.self) { try charm.config.secret("name") },
            ]
            #expect(errors.map { $0?.code } == [.invalidValue, .invalidValue, .invalidValue])
            #expect(errors[0]?.description.contains("'port' is of the type int, not secret") == true)
            #expect(errors[1]?.description.contains("'admin-password' is a list") == true)
            #expect(errors[2]?.description == "The option 'name' is of the type string, not secret.")
            #expect(errors.allSatisfy { $0?.description.contains("hidden") == false })
            #expect(code { _ = try charm.config.secret("pasword") } == .notDeclared)
        }
    }

    @Test("a secret is made of an option alone, not of a part of one, a parameter or a databag")
    func elsewhere() throws {
        try with(#"{"inner": {"adminPassword": "secret:abc"}, "adminPassword": "secret:abc"}"#) { _, charm throws in
            #expect(code { _ = try charm.config.load(Nested.self) } == .invalidValue)
        }
        #expect(throws: PlainValueError.self) {
            try PlainValueDecoder().decode(Strict.self, from: ["adminPassword": "secret:abc"])
        }
    }

    @Test("a wrong option blocks the unit where that is asked for")
    func block() throws {
        #expect(throws: DispatchEnd.self) {
            try with(#"{"port": 80}"#) { unit, charm throws in
                defer { #expect(unit.juju.calls.last?.hasPrefix("status-set --application=False blocked") == true) }
                _ = try charm.config.load(Strict.self, errors: .block)
            }
        }
    }
}
