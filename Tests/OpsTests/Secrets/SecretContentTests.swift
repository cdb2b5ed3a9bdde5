import HookCommands
import OrderedCollections
import Testing

@testable import Ops

@Suite("The content of secrets") struct SecretContentTests {
    private func secret(_ juju: SecretJuju) throws -> Secret {
        try Secret(backend: juju.model().backend, id: "secret:abc", label: nil)
    }

    @Test(
        "a key of Juju's form is taken",
        arguments: [
            "abc", "a-b-c", "ab1", "a11", "password", "a-very-long-key-2", "abc-d", String(repeating: "k", count: 200),
        ])
    func keys(_ key: String) throws {
        let juju = SecretJuju()
        _ = try juju.model().unit.addSecret(SecretContent([key: "v"]))
        #expect(juju.written == [key: "v"])
    }

    @Test(
        "another key is an error that names it, without a hook command",
        arguments: [
            "", "a", "ab", "a-b", "1abc", "-abc", "abc-", "a--bc", "Abc", "aBc", "Bad_Key", "a b c", "abc\n", "schön",
            "../etc/passwd", "abc/d", "abc\0", "аbc",
        ])
    func invalidKeys(_ key: String) throws {
        let juju = SecretJuju()
        let model = try juju.model()
        let secret = try secret(juju)
        let content = SecretContent(["good": "hunter2", key: "hunter2"])
        for use in [
            { _ = try model.unit.addSecret(content) }, { _ = try model.app.addSecret(content) },
            { try secret.setContent(content) },
        ] {
            let error = #expect(throws: OpsError.self) { try use() }
            #expect(error?.code == .invalidArgument)
            #expect(error?.description.contains("'\(key)'") == true)
            #expect(error?.description.contains("good") == false)
        }
        #expect(juju.calls.isEmpty)
    }

    @Test("all wrong keys are named at once")
    func severalInvalidKeys() throws {
        let error = #expect(throws: OpsError.self) {
            try SecretJuju().model().unit.addSecret(["a": "1", "abc": "2", "B": "3"])
        }
        #expect(error?.description.hasPrefix("'a', 'B' cannot be keys") == true)
    }

    @Test("an empty content is an error, without a hook command")
    func empty() throws {
        let juju = SecretJuju()
        let model = try juju.model()
        let secret = try secret(juju)
        for use in [{ _ = try model.unit.addSecret([:]) }, { try secret.setContent([:]) }] {
            let error = #expect(throws: OpsError.self) { try use() }
            #expect(error?.code == .invalidArgument)
        }
        #expect(juju.calls.isEmpty)
    }

    @Test("a change of nothing is an error, without a hook command")
    func noChange() throws {
        let juju = SecretJuju()
        let error = #expect(throws: OpsError.self) { try secret(juju).setInfo() }
        #expect(error?.code == .invalidArgument)
        #expect(juju.calls.isEmpty)
    }

    @Test("the content is read once, and again by a refresh alone")
    func caching() throws {
        let juju = SecretJuju()
        let secret = try secret(juju)
        #expect(try secret.content["password"] == "hunter2")
        juju.answers["secret-get"] = #"{"password": "newer"}"#
        #expect(try secret.content["password"] == "hunter2")
        #expect(try secret.refresh()["password"] == "newer")
        #expect(try secret.content["password"] == "newer")
        #expect(juju.calls == ["secret-get --format=json secret:abc", "secret-get --format=json secret:abc --refresh"])
    }

    @Test("a peek is never kept, and does not change what is")
    func peeking() throws {
        let juju = SecretJuju()
        let secret = try secret(juju)
        juju.answers["secret-get"] = #"{"password": "newest"}"#
        #expect(try secret.peek()["password"] == "newest")
        juju.answers["secret-get"] = #"{"password": "tracked"}"#
        #expect(try secret.content["password"] == "tracked")
        juju.answers["secret-get"] = #"{"password": "newer still"}"#
        #expect(try secret.peek()["password"] == "newer still")
        #expect(try secret.content["password"] == "tracked")
        #expect(juju.calls.count == 3)
    }

    @Test("a new content is not the tracked one before a refresh")
    func settingContent() throws {
        let juju = SecretJuju()
        let secret = try juju.model().unit.addSecret(["password": "first"])
        try secret.setContent(["password": "second"])
        #expect(try secret.content["password"] == "first")
        juju.answers["secret-get"] = #"{"password": "second"}"#
        #expect(try secret.refresh()["password"] == "second")
        #expect(try secret.content["password"] == "second")
    }

    @Test("a refresh that fails leaves the content as it was")
    func failedRefresh() throws {
        let juju = SecretJuju()
        let secret = try secret(juju)
        _ = try secret.content
        juju.failures["secret-get"] = "permission denied"
        #expect(throws: OpsError.self) { try secret.refresh() }
        #expect(try secret.content["password"] == "hunter2")
    }
}
