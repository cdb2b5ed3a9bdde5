import Foundation
import HookTools
import OrderedCollections
import PlainValues
import Testing

@testable import LocalJuju

@Suite struct UserSecretTests {
    private func content(_ words: String...) throws -> SecretContent {
        try SecretContent(words: words, file: nil, directory: "/")
    }

    @Test("a user's secret, as a charm's option, is read after it was granted, and pinned until it is refreshed")
    func option() throws {
        let test = try TestModel()
        let script = """
            echo ${JUJU_DISPATCH_PATH#hooks/} >> events
            id=$(config-get password)
            [ -z "$id" ] || secret-get $id password > got 2>&1
            true
            """
        try test.deploy(dispatch: script, files: ["config.yaml": "options: {password: {type: secret}}"])
        let uri = try test.model.addSecret("mine", content: content("password=one"))
        try test.model.setConfig("web", values: ["password": uri])
        #expect(test.lines("got") == ["ERROR permission denied"])
        try test.model.grantSecret("mine", to: ["web"])
        try test.model.emitUpdateStatus(units: ["web/0"])
        #expect(test.lines("got") == ["one"])
        try test.model.updateSecret(uri, content: content("password=two"))
        #expect(test.lines("events").last == "secret-changed")
        #expect(test.lines("got") == ["one"])
        try test.model.revokeSecret("mine", from: ["web"])
        try test.model.emitUpdateStatus(units: ["web/0"])
        #expect(test.lines("got") == ["ERROR permission denied"])
    }

    @Test("an option of the type secret takes a URI, of which Juju looks at the form alone")
    func form() throws {
        let test = try TestModel()
        try test.deploy(
            dispatch: .on("config-changed", "config-get password > got"),
            files: ["config.yaml": "options: {password: {type: secret}}"])
        for text in ["hunter2", "http:x", "secret"] {
            #expect {
                try test.model.setConfig("web", values: ["password": text])
            } throws: {
                "\($0)" == "option \"password\" expected secret, got \"\(text)\""
            }
        }
        try test.model.setConfig("web", values: ["password": "secret:copp9vfmp25c77di8nm0"])
        #expect(test.lines("got") == ["secret:copp9vfmp25c77di8nm0"])
        try test.model.setConfig("web", values: ["password": ""])
        #expect(test.lines("got") == [])
    }

    @Test("a secret is shown without its values unless they are asked for, by name or URI and by revision")
    func show() throws {
        let test = try TestModel()
        let uri = try test.model.addSecret("mine", content: content("password=one"), description: "words")
        try test.model.updateSecret("mine", content: content("password=two"), name: "renamed")
        let shown = try test.model.secret("renamed")
        #expect(shown.content == nil)
        #expect(shown.revision == 2)
        #expect(shown.owner == "<model>")
        #expect(shown.description == "words")
        #expect("secret:\(shown.id)" == uri)
        #expect(try test.model.secret(uri, reveals: true).content == ["password": "two"])
        #expect(try test.model.secret(uri, revision: 1, reveals: true).content == ["password": "one"])
        let revisions = try test.model.secret(shown.id, listsRevisions: true).revisions
        #expect(revisions.map(\.revision) == [1, 2])
        #expect(test.model.secrets(owner: "test").count == 1)
        #expect(test.model.secrets(owner: "web").isEmpty)
        #expect(throws: LocalJujuError.self) { try test.model.secret("renamed", revision: 3) }
        #expect(throws: LocalJujuError.self) { try test.model.secret("mine") }
    }

    @Test("revisions that nobody reads go by themselves when they are to")
    func prune() throws {
        let test = try TestModel()
        _ = try test.model.addSecret("mine", content: content("password=one"))
        try test.model.updateSecret("mine", content: content("password=two"), prunes: true)
        #expect(try test.model.secret("mine", listsRevisions: true).revisions.map(\.revision) == [2])
        // The same values again are no new revision.
        try test.model.updateSecret("mine", content: content("password=two"))
        #expect(try test.model.secret("mine").revision == 2)
        try test.model.removeSecret("mine")
        #expect(test.model.secrets().isEmpty)
    }

    @Test("what cannot be done to secrets is refused, and nothing changes")
    func refusals() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("install", "secret-add --label theirs password=hunter22"))
        let theirs = "secret:" + (try #require(test.model.secrets().first?.id))
        _ = try test.model.addSecret("mine", content: content("password=one"))
        let before = test.model.state
        let refused: [(String, () throws -> Void)] = [
            (
                "secret with name \"mine\" already exists",
                { _ = try test.model.addSecret("mine", content: content("a-b-c=d")) }
            ),
            ("secret \"none\" not found", { try test.model.grantSecret("none", to: ["web"]) }),
            ("application \"db\" not found", { try test.model.grantSecret("mine", to: ["web", "db"]) }),
            ("permission denied", { try test.model.updateSecret(theirs, content: content("password=two")) }),
            ("permission denied", { try test.model.removeSecret(theirs) }),
        ]
        for (text, action) in refused {
            #expect(performing: action, throws: { "\($0)" == text })
        }
        #expect(test.model.state == before)
        #expect(throws: HookToolError.self) { try content("ab=too-short") }
    }

    @Test("Juju 2.9 has no secrets")
    func none() throws {
        let test = try TestModel(profile: .v2_9)
        #expect(throws: LocalJujuError.self) { try test.model.addSecret("mine", content: content("password=one")) }
    }
}
