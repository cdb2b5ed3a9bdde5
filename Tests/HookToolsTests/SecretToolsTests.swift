import Foundation
import HookTools
import OrderedCollections
import Testing

@Suite struct SecretToolsTests {
    static let own = "own00000000000000000"
    static let shared = "shared00000000000000"
    static let foreign = "foreign0000000000000"
    static let hidden = "hidden00000000000000"
    static let unknown = "unknown0000000000000"

    private static let cases: [ToolCase] = [
        .prints("secret-get", own, "--format=json", output: "{\"password\":\"one\"}\n"),
        .prints("secret-get", "secret:" + own, output: "password: one\n"),
        .prints("secret-get", "secret://9f484882-2f18-4fd2-967d-db9663db7bea/" + own, "password", output: "one\n"),
        .prints("secret-get", own, "password#base64", "--format=json", output: "\"b25l\"\n"),
        .prints("secret-get", own, "--peek", "password", output: "two\n"),
        .prints("secret-get", "--label", "db", output: "password: one\n"),
        .fails("secret-get", code: 2, "require either a secret URI or label"),
        .fails("secret-get", "x", code: 2, "secret URI \"x\" not valid"),
        .fails("secret-get", own, "--peek", "--refresh", code: 2, "specify one of --peek or --refresh but not both"),
        .fails("secret-get", own, "user", code: 1, "secret key value \"user\" not found"),
        .fails("secret-get", hidden, code: 1, "permission denied"),
        .fails("secret-get", unknown, code: 1, "secret \"\(unknown)\" not found"),
        .fails("secret-get", "--label", "none", code: 1, "secret \"none\" not found"),
        .fails("secret-add", code: 2, "missing secret value or filename"),
        .fails("secret-add", "s3cret", code: 2, "key value \"s3cret\" not valid"),
        .fails("secret-add", "s3cret==", code: 2, "key value \"s3cret==\" not valid"),
        .fails("secret-add", "X=1", code: 2, "key \"X\" not valid"),
        .fails("secret-add", "ab=1", code: 2, "key \"ab\" not valid"),
        .fails("secret-add", "a--b=1", code: 2, "key \"a--b\" not valid"),
        .fails("secret-add", "--rotate", "foo", "abc=1", code: 2, "rotate policy \"foo\" not valid"),
        .fails("secret-add", "--owner", "foo", "abc=1", code: 2, "secret owner \"foo\" not valid"),
        .fails("secret-add", "--expire", "-1h", "abc=1", code: 2, "negative expire duration \"-1h\" not valid"),
        .fails("secret-add", "--expire", "soon", "abc=1", code: 2, "expire time or duration \"soon\" not valid"),
        .fails(
            "secret-add", "abc=" + String(repeating: "x", count: 900_000), code: 2,
            "secret content too large: 1200000 bytes"),
        .fails("secret-set", code: 2, "missing secret URI"),
        .fails("secret-set", "x", code: 2, "secret URI \"x\" not valid"),
        .fails("secret-remove", code: 2, "missing secret URI"),
        .fails(
            "secret-remove", own, "--revision=x", code: 2,
            "invalid value \"x\" for option --revision: strconv.ParseInt: parsing \"x\": invalid syntax"),
        .prints("secret-ids", "--format=json", output: "[\"\(own)\",\"\(shared)\"]\n"),
        .prints(
            "secret-info-get", own, "--format=json",
            output: "{\"\(own)\":{\"revision\":2,\"label\":\"db\",\"owner\":\"unit\",\"rotation\":\"never\"}}\n"),
        .prints(
            "secret-info-get", "--label", "shared",
            output: "\(shared):\n  revision: 1\n  label: shared\n  owner: application\n  description: of us\n"
                + "  rotation: daily\n  expiry: 2030-01-01T00:00:00Z\n  access:\n  - target: application-web\n"
                + "    scope: relation-app.web#web.app\n    role: view\n"),
        .fails("secret-info-get", foreign, code: 1, "secret \"\(foreign)\" not found"),
        .fails("secret-info-get", code: 2, "require either a secret URI or label"),
        .fails(
            "secret-info-get", own, "--label", "x", code: 2, "specify either a secret URI or label but not both"),
        .fails("secret-grant", code: 2, "missing secret URI"),
        .fails("secret-grant", own, code: 2, "no relation id specified"),
        .fails(
            "secret-grant", own, "-r", "7", "--unit", "db/0", code: 2,
            "cannot specify unit \"db/0\" in relation to application \"web\""),
        .fails("secret-grant", own, "-r", "7", "--unit", "x", code: 2, "unit \"x\" not valid"),
        .fails("secret-grant", foreign, "-r", "7", code: 1, "secret \"\(foreign)\" not found"),
        .fails("secret-revoke", own, code: 2, "missing relation or application or unit"),
        .fails(
            "secret-revoke", own, "--app", "web", "--unit", "web/0", code: 2,
            "specify only one of application or unit"),
        .fails("secret-revoke", own, "--app", "web", "-r", "7", code: 2, "do not specify both relation and app"),
    ]

    private func content(_ password: String) -> SecretContent {
        SecretContent(base64Values: ["password": Data(password.utf8).base64EncodedString()])
    }

    private func context(isLeader: Bool = true) -> HookContext {
        var context = HookContext.hook(controller: FakeController(isLeader: isLeader))
        context.relations[7] = RelationSnapshot(
            id: 7, key: "app:web web:app", endpoint: "web", remoteApplication: "web", remoteUnits: ["web/0"])
        let grant = SecretSnapshot.Grant(target: "application-web", scope: "relation-app.web#web.app")
        let secrets = [
            SecretSnapshot(
                id: Self.own, owner: .unit, label: "db", latestRevision: 2,
                revisions: [1: content("one"), 2: content("two")], trackedRevision: 1),
            SecretSnapshot(
                id: Self.shared, owner: .application, label: "shared", description: "of us", rotation: "daily",
                expiry: "2030-01-01T00:00:00Z", revisions: [1: content("ours")], grants: [grant]),
            SecretSnapshot(
                id: Self.foreign, owner: .other, label: "theirs", latestRevision: 5,
                revisions: [4: content("four"), 5: content("five")]),
            SecretSnapshot(id: Self.hidden, owner: .other, isReadable: false),
        ]
        context.secrets = Dictionary(uniqueKeysWithValues: secrets.map { ($0.id, $0) })
        return context
    }

    @Test("the tools of secrets", arguments: cases)
    func table(toolCase: ToolCase) throws {
        var context = context()
        try toolCase.check(in: &context)
    }

    @Test("the first read pins the newest revision, peeking pins nothing, refreshing moves")
    func tracking() throws {
        var context = context()
        #expect(try context.output("secret-get", Self.foreign, "password", "--peek") == "five\n")
        #expect(context.changes.secrets.tracked.isEmpty)
        #expect(try context.output("secret-get", Self.foreign, "password") == "five\n")
        #expect(context.changes.secrets.tracked[Self.foreign] == 5)
        #expect(try context.output("secret-get", Self.own, "password") == "one\n")
        #expect(context.changes.secrets.tracked[Self.own] == nil)
        #expect(try context.output("secret-get", Self.own, "password", "--refresh") == "two\n")
        #expect(try context.output("secret-get", Self.own, "password") == "two\n")
        #expect(context.changes.secrets.tracked[Self.own] == 2)
    }

    @Test("a consumer names a secret and finds it by the name; the owner's label is not its own")
    func consumerLabel() throws {
        var context = context()
        #expect(try context.run(["secret-get", "--label", "theirs"]).exitCode == 1)
        try context.output("secret-get", Self.foreign, "--label", "mine")
        #expect(context.changes.secrets.consumerLabels[Self.foreign] == "mine")
        #expect(try context.output("secret-get", "--label", "mine") == "password: five\n")
        try context.output("secret-get", Self.own, "--label", "new")
        #expect(context.changes.secrets.updated[Self.own]?.label == "new")
        #expect(try context.output("secret-get", "--label", "new") == "password: one\n")
    }

    @Test("a secret that the hook made is read, changed, listed and granted in the same hook")
    func created() throws {
        var context = context()
        let uri = try context.output(
            "secret-add", "--label", "fresh", "--description", "d", "--rotate", "monthly", "--expire", "1h",
            "password=a=b==", "raw#base64=AAE=")
        #expect(uri.hasPrefix("secret:created") && uri.hasSuffix("1\n"))
        let id = String(uri.dropFirst("secret:".count).dropLast())
        #expect(id.utf8.count == 20)
        #expect(try context.output("secret-get", id, "password") == "a=b==\n")
        #expect(try context.output("secret-get", id, "raw#base64") == "AAE=\n")
        try context.output("secret-set", id, "password=changed", "--description", "new")
        #expect(try context.output("secret-get", id, "--format=json") == "{\"password\":\"changed\"}\n")
        try context.output("secret-grant", id, "-r", "web:7", "--unit", "web/0")
        try context.output("secret-grant", id, "-r", "web:7", "--unit", "web/0")
        #expect(context.changes.secrets.granted[id]?.count == 1)
        #expect(
            try context.output("secret-info-get", id, "--format=json")
                == "{\"\(id)\":{\"revision\":1,\"label\":\"fresh\",\"owner\":\"application\",\"description\":\"new\","
                + "\"rotation\":\"monthly\",\"expiry\":\"2001-09-09T02:46:40Z\",\"access\":[{\"target\":\"unit-web-0\","
                + "\"scope\":\"relation-app.web#web.app\",\"role\":\"view\"}]}}\n")
        #expect(try context.output("secret-ids").contains(id))
        try ToolCase.fails(
            "secret-add", "--label", "fresh", "abc=1", code: 1, "secret with label \"fresh\" already exists"
        ).check(in: &context)
        try context.output("secret-remove", id)
        #expect(context.changes.secrets == SecretChanges())
    }

    @Test("a new revision is read by peeking and refreshing before it is committed")
    func updated() throws {
        var context = context()
        try context.output("secret-set", Self.own, "password=three")
        #expect(try context.output("secret-get", Self.own, "password") == "one\n")
        #expect(try context.output("secret-get", Self.own, "password", "--peek") == "three\n")
        #expect(try context.output("secret-get", Self.own, "password", "--refresh") == "three\n")
        #expect(try context.output("secret-get", Self.own, "password") == "three\n")
        #expect(context.changes.secrets.tracked[Self.own] == 3)
        #expect(try context.output("secret-info-get", Self.own).contains("revision: 3\n"))
    }

    @Test("new words alone make no revision")
    func wordsOnly() throws {
        var context = context()
        try context.output("secret-set", Self.own, "--label", "x", "--expire", "2030-06-01T12:00:00")
        try context.output("secret-set", Self.own, "--rotate", "never")
        let update = try #require(context.changes.secrets.updated[Self.own])
        #expect(update.content == nil && update.label == "x" && update.rotation == "never")
        #expect(update.expiry == "2030-06-01T12:00:00Z")
        #expect(try context.output("secret-info-get", Self.own).contains("revision: 2\n"))
        try context.output("secret-set", Self.own, "--expire", "2030-06-01T14:00:00.5+02:00")
        #expect(context.changes.secrets.updated[Self.own]?.expiry == "2030-06-01T12:00:00Z")
    }

    @Test("granting takes back revoking and revoking takes back granting")
    func grants() throws {
        var context = context()
        try context.output("secret-grant", Self.own, "-r", "7")
        try context.output("secret-revoke", Self.own, "-r", "7")
        #expect(context.changes.secrets.granted[Self.own] == [])
        let revoked = try #require(context.changes.secrets.revoked[Self.own]?.first)
        #expect(revoked.relationID == 7 && revoked.application == "web" && revoked.unit == nil)
        try context.output("secret-grant", Self.own, "-r", "7")
        #expect(context.changes.secrets.revoked[Self.own] == [])
        try context.output("secret-revoke", Self.own, "--unit", "web/0")
        #expect(context.changes.secrets.granted[Self.own]?.count == 1)
    }

    @Test("a removed secret is gone from what the owner sees, a removed revision is not")
    func removed() throws {
        var context = context()
        try context.output("secret-remove", Self.own, "--revision", "1")
        #expect(try context.output("secret-ids").contains(Self.own))
        try context.output("secret-remove", Self.own)
        #expect(context.changes.secrets.removed[Self.own]?.map(\.revision) == [1, nil])
        #expect(try context.output("secret-ids") == Self.shared + "\n")
        #expect(try context.run(["secret-info-get", Self.own]).exitCode == 1)
    }

    @Test("only the leader manages the application's secrets, and every unit reads them")
    func follower() throws {
        var context = context(isLeader: false)
        let text = "this unit is not the leader"
        try ToolCase.fails("secret-add", "abc=1", code: 1, text).check(in: &context)
        try ToolCase.fails("secret-set", Self.shared, "abc=1", code: 1, text).check(in: &context)
        try ToolCase.fails("secret-grant", Self.shared, "-r", "7", code: 1, text).check(in: &context)
        try ToolCase.fails("secret-remove", Self.shared, code: 1, text).check(in: &context)
        #expect(try context.output("secret-get", Self.shared, "password") == "ours\n")
        #expect(try context.output("secret-ids") == Self.own + "\n")
        #expect(try context.output("secret-add", "--owner", "unit", "abc=1").hasPrefix("secret:"))
        context.secrets = [:]
        try context.output("secret-remove", String(context.changes.secrets.created.keys[0]))
        #expect(try context.output("secret-ids", "--format=json") == "null\n")
    }

    @Test("a content comes from a file, and a value from a file of its own")
    func files() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try Data("{\"password\": \"from-file\", \"raw#base64\": \"AAE=\"}".utf8)
            .write(to: directory.appending(path: "content"))
        try Data([0xff, 0x00]).write(to: directory.appending(path: "key"))
        var context = context()
        let response = try context.run(
            ["secret-add", "password=x", "tls-key#file=key", "--file", "content"], directory: directory.path)
        #expect(response.exitCode == 0)
        let id = try #require(context.changes.secrets.created.keys.first)
        #expect(
            context.changes.secrets.created[id]?.revisions[1]?.base64Values
                == ["password": Data("from-file".utf8).base64EncodedString(), "raw": "AAE=", "tls-key": "/wA="])
        try ToolCase.fails(
            "secret-add", "--file", "/nonexistent/f", code: 2, "open /nonexistent/f: no such file or directory"
        ).check(in: &context)
    }

    @Test("a content never prints its values")
    func redacted() {
        let secret = content("s3cret")
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), dumped, String(reflecting: [1: secret])] {
            #expect(!text.contains(secret.base64Values["password"] ?? "-"))
        }
    }
}
