import HookCommands
import Testing

@testable import Ops

@Suite("The hook commands of secrets") struct SecretCommandTests {
    private static let moment = "2031-02-03T04:05:06Z"

    @Test("making a secret is one secret-add, with the content in files")
    func adding() throws {
        let juju = SecretJuju()
        let model = try juju.model()
        let secret = try model.app.addSecret(
            ["password": "hunter2", "user": "ada"], label: "admin", description: "d",
            expire: .at(Timestamp(Self.moment)),
            rotate: .daily)
        #expect(
            juju.calls == [
                "secret-add --label admin --description d --expire \(Self.moment) --rotate daily --owner application "
                    + "password#file user#file"
            ])
        #expect(juju.written == ["password": "hunter2", "user": "ada"])
        #expect(secret.id == "secret:new")
        #expect(secret.label == "admin")

        _ = try model.unit.addSecret(["key": ""])
        #expect(juju.calls.last == "secret-add --owner unit key#file")
        #expect(juju.written == ["key": ""])
    }

    @Test("a secret is made with its content at hand")
    func addingPreloads() throws {
        let juju = SecretJuju()
        let secret = try juju.model().unit.addSecret(["password": "mine"])
        #expect(try secret.content["password"] == "mine")
        #expect(juju.calls.count == 1)
    }

    @Test("an expiry after a time is a moment in UTC")
    func expiryAfter() throws {
        let juju = SecretJuju()
        let before = try Timestamp(fromNow: .seconds(3600))
        _ = try juju.model().unit.addSecret(["key": "v"], expire: .after(.seconds(3600)))
        let after = try Timestamp(fromNow: .seconds(3600))
        let words = try #require(juju.commands.first).arguments
        let place = try #require(words.firstIndex(of: "--expire"))
        let expiry = try Timestamp(words[place + 1])
        #expect(expiry >= before && expiry <= after)
        #expect(words[place + 1].hasSuffix("Z"))
    }

    @Test("a secret of another unit or application cannot be made")
    func addingElsewhere() throws {
        let juju = SecretJuju()
        let model = try juju.model()
        for add in [model.unit("app/1").addSecret, model.application("db").addSecret] {
            let error = #expect(throws: OpsError.self) { try add(["key": "v"], nil, nil, nil, nil) }
            #expect(error?.code == .notAllowed)
        }
        #expect(juju.calls.isEmpty)
    }

    @Test(
        "finding a secret reads it at once",
        arguments: [
            ("secret:abc", nil, "secret:abc"), ("abc", nil, "secret://u-1/abc"), (nil, "pw", "--label pw"),
            ("abc", "pw", "secret://u-1/abc --label pw"), ("", "pw", "secret://u-1/ --label pw"),
            ("abc", "", "secret://u-1/abc --label ''"),
        ] as [(String?, String?, String)])
    func finding(_ id: String?, _ label: String?, _ words: String) throws {
        let juju = SecretJuju()
        let model = try juju.model()
        let secret =
            if let id, let label {
                try model.secret(id: id, label: label)
            } else if let id {
                try model.secret(id: id)
            } else {
                try model.secret(label: label ?? "")
            }
        #expect(juju.calls == ["secret-get --format=json \(words)"])
        #expect(try secret.content["password"] == "hunter2")
        #expect(juju.calls.count == 1)
        #expect(secret.label == label)
    }

    @Test("to find a secret by nothing is an error, without a hook command")
    func findingNothing() throws {
        let juju = SecretJuju()
        let model = try juju.model()
        for find in [
            { try model.secret(id: "") }, { try model.secret(label: "") }, { try model.secret(id: "", label: "") },
        ] {
            let error = #expect(throws: OpsError.self) { try find() }
            #expect(error?.code == .invalidArgument)
        }
        #expect(juju.calls.isEmpty)
    }

    @Test("each question and each change is one hook command")
    func changing() throws {
        let relation = RelationID(endpoint: "db", number: 7)
        let moment = try Timestamp(Self.moment)
        let uses: [((Secret) throws -> Void, String)] = [
            ({ try $0.setContent(["key": "v"]) }, "secret-set --owner application secret:abc key#file"),
            ({ try $0.setInfo(label: "n") }, "secret-set --label n --owner application secret:abc"),
            (
                { try $0.setInfo(label: "", description: "d", expire: .at(moment), rotate: .monthly) },
                "secret-set --label '' --description d --expire 2031-02-03T04:05:06Z --rotate monthly "
                    + "--owner application secret:abc"
            ),
            ({ try $0.grant(relation) }, "secret-grant --relation 7 secret:abc"),
            ({ try $0.revoke(relation) }, "secret-revoke --relation 7 secret:abc"),
            ({ try $0.removeRevision(3) }, "secret-remove secret:abc --revision 3"),
            ({ try $0.removeAllRevisions() }, "secret-remove secret:abc"),
            ({ _ = try $0.info() }, "secret-info-get --format=json secret:abc"),
            ({ _ = try $0.peek() }, "secret-get --format=json secret:abc --label pw --peek"),
            ({ try $0.refresh() }, "secret-get --format=json secret:abc --label pw --refresh"),
            ({ _ = try $0.content }, "secret-get --format=json secret:abc --label pw"),
        ]
        for (use, call) in uses {
            let juju = SecretJuju()
            try use(try Secret(backend: juju.model().backend, id: "secret:abc", label: "pw"))
            #expect(juju.calls == [call])
        }
    }

    @Test("a secret can be granted to one unit, and taken back from it")
    func grantingToUnit() throws {
        let juju = SecretJuju()
        let model = try juju.model()
        let secret = try Secret(backend: model.backend, id: "secret:abc", label: nil)
        let relation = try model.relation("db", id: 7)
        try secret.grant(relation, unit: model.unit("db/1"))
        try secret.revoke(relation, unit: model.unit("db/1"))
        #expect(
            juju.calls == [
                "secret-grant --relation 7 --unit db/1 secret:abc", "secret-revoke --relation 7 --unit db/1 secret:abc",
            ])
    }

    @Test("a change to a secret that was found by its label asks once for the ID")
    func changingByLabel() throws {
        let juju = SecretJuju()
        let secret = try Secret(backend: juju.model().backend, id: nil, label: "pw")
        #expect(secret.uniqueIdentifier == nil)
        try secret.setContent(["key": "v"])
        try secret.removeRevision(1)
        #expect(
            juju.calls == [
                "secret-info-get --format=json --label pw", "secret-set --owner application secret://u-1/abc key#file",
                "secret-remove secret://u-1/abc --revision 1",
            ])
        #expect(secret.id == "secret://u-1/abc")
        #expect(secret.uniqueIdentifier == "abc")
    }

    @Test(
        "what Juju refuses is an error of its kind",
        arguments: [
            ("secret \"abc\" not found", OpsError.Code.secretNotFound), ("ERROR Secret NOT FOUND", .secretNotFound),
            ("permission denied", .hookCommandFailed), ("this unit is not the leader", .hookCommandFailed),
        ])
    func refusals(_ reason: String, _ code: OpsError.Code) throws {
        let commands = [
            "secret-add", "secret-get", "secret-info-get", "secret-set", "secret-grant", "secret-revoke",
            "secret-remove",
        ]
        let uses: [(Secret) throws -> Void] = [
            { try _ = Unit(name: "app/0", backend: $0.backend).addSecret(["key": "v"]) }, { _ = try $0.content },
            { _ = try $0.info() }, { try $0.setContent(["key": "v"]) },
            { try $0.grant(RelationID(endpoint: nil, number: 1)) },
            { try $0.revoke(RelationID(endpoint: nil, number: 1)) }, { try $0.removeAllRevisions() },
        ]
        for (command, use) in zip(commands, uses) {
            let juju = SecretJuju()
            juju.failures[command] = reason
            let secret = try Secret(backend: juju.model().backend, id: "secret:abc", label: nil)
            let error = #expect(throws: OpsError.self) { try use(secret) }
            #expect(error?.code == code)
            #expect(error?.hookCommandError?.tool == command)
        }
    }
}
