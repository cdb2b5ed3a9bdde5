import Foundation
import HookTools
import PlainValues
import Testing

@testable import LocalJuju

@Suite struct SecretTests {
    /// Notes each event, with what the environment says of a secret.
    private static let noting = """
        case $JUJU_DISPATCH_PATH in
        *secret-*) echo "${JUJU_DISPATCH_PATH#hooks/} [$JUJU_SECRET_LABEL] [$JUJU_SECRET_REVISION]" >> secrets;;
        esac
        """

    /// An owner that makes a secret and grants it through its relation, and a consumer that reads it.
    private func model(
        owner: String = noting, consumer: String = noting, flags: String = "", units: Int = 1
    ) throws -> TestModel {
        let test = try TestModel(profile: .v4_0)
        try test.deploy(
            "db",
            dispatch: owner + """

                if [ $JUJU_DISPATCH_PATH = hooks/clients-relation-created ] && [ $(is-leader) = True ]; then
                  id=$(secret-add --label db-password \(flags) password=first)
                  secret-grant $id -r $JUJU_RELATION_ID
                  relation-set --app secret=$id
                fi
                """, metadata: "provides: {clients: {interface: sql}}")
        try test.deploy(
            "web",
            dispatch: consumer + """

                if [ $JUJU_DISPATCH_PATH = hooks/db-relation-changed ] && [ -z "$JUJU_REMOTE_UNIT" ]; then
                  secret-get $(relation-get secret) --label known password > password
                fi
                """, metadata: "requires: {db: {interface: sql}}", units: units)
        try test.model.integrate("db", "web")
        return test
    }

    private func exec(_ test: TestModel, _ command: String, on unit: String = "web/0") throws -> String {
        let result = try test.model.exec(command, on: [unit]).first?.results
        return (result?["stdout"]?.stringValue ?? "") + (result?["stderr"]?.stringValue ?? "")
    }

    @Test("a consumer with a grant reads the secret, and one without is refused")
    func grants() throws {
        let test = try model()
        #expect(test.lines("password") == ["first"])
        let id = try #require(test.model.secrets().first?.id)
        try test.deploy("other", dispatch: "")
        #expect(try exec(test, "secret-get \(id)", on: "other/0") == "ERROR permission denied\n")
        #expect(test.model.secrets().first?.access.map(\.target) == ["application-web"])
        #expect(test.model.secrets().first?.access.map(\.scope) == ["relation-web.db#db.clients"])
        let info = try exec(test, "secret-info-get \(id) --format=json", on: "db/0")
        #expect(
            info.contains(
                #""access":[{"target":"application-web","scope":"relation-web.db#db.clients","role":"view"}]"#))
    }

    @Test("a grant ends with its relation")
    func grantEnds() throws {
        let test = try model()
        try test.model.removeRelation("db", "web")
        #expect(try exec(test, "secret-get --label known") == "ERROR permission denied\n")
        #expect(test.model.secrets().first?.access == [])
    }

    @Test("a revoked secret cannot be read any more")
    func revoke() throws {
        let test = try model()
        let id = try #require(test.model.secrets().first?.id)
        #expect(try exec(test, "secret-revoke \(id) --app web", on: "db/0") == "")
        #expect(try exec(test, "secret-get \(id)") == "ERROR permission denied\n")
    }

    @Test("a consumer reads its revision until it refreshes, and is told once of each new one")
    func pinnedRevision() throws {
        let test = try model()
        let id = try #require(test.model.secrets().first?.id)
        _ = try exec(test, "secret-set \(id) password=second", on: "db/0")
        #expect(test.lines("secrets") == ["secret-changed [known] []"])
        #expect(try exec(test, "secret-get --label known") == "password: first\n")
        #expect(try exec(test, "secret-get --label known --peek") == "password: second\n")
        #expect(try exec(test, "secret-get --label known") == "password: first\n")
        #expect(try exec(test, "secret-get --label known --refresh") == "password: second\n")
        #expect(try exec(test, "secret-get --label known") == "password: second\n")
        _ = try exec(test, "secret-set \(id) password=third", on: "db/0")
        #expect(test.lines("secrets").filter { $0.hasPrefix("secret-changed") }.count == 2)
    }

    @Test("several revisions that were made at once are one secret-changed")
    func coalescedChanges() throws {
        let test = try model(consumer: Self.noting + "\n[ $JUJU_DISPATCH_PATH = hooks/update-status ] && exit 1; true")
        let id = try #require(test.model.secrets().first?.id)
        try test.model.emitUpdateStatus(units: ["web/0"])
        for value in ["second", "third"] { _ = try exec(test, "secret-set \(id) password=\(value)", on: "db/0") }
        try test.model.resolve("web/0", retry: false)
        #expect(test.lines("secrets") == ["secret-changed [known] []"])
        #expect(try exec(test, "secret-get --label known --refresh") == "password: third\n")
    }

    @Test("the owner hears secret-remove once for a revision when its last consumer has left it")
    func obsoleteRevision() throws {
        let test = try model(units: 2)
        let id = try #require(test.model.secrets().first?.id)
        _ = try exec(test, "secret-set \(id) password=second", on: "db/0")
        _ = try exec(test, "secret-get \(id) --refresh", on: "web/0")
        #expect(test.lines("secrets", of: "db/0").isEmpty)
        _ = try exec(test, "secret-get \(id) --refresh", on: "web/1")
        #expect(test.lines("secrets", of: "db/0") == ["secret-remove [db-password] [1]"])
        try test.model.emitUpdateStatus(units: ["db/0"])
        #expect(test.lines("secrets", of: "db/0").count == 1)
        _ = try exec(test, "secret-remove \(id) --revision 1", on: "db/0")
        #expect(test.model.state.secrets.first?.revisions.keys.sorted() == [2])
    }

    @Test("a consumer that goes leaves its revision")
    func consumerGoes() throws {
        let test = try model(units: 2)
        let id = try #require(test.model.secrets().first?.id)
        _ = try exec(test, "secret-set \(id) password=second", on: "db/0")
        _ = try exec(test, "secret-get \(id) --refresh", on: "web/0")
        try test.model.removeUnits(["web/1"])
        #expect(test.lines("secrets", of: "db/0") == ["secret-remove [db-password] [1]"])
    }

    @Test(
        "secret-rotate comes at its time, again every five minutes until there is a new revision, then at the next time"
    )
    func rotate() throws {
        let test = try model(flags: "--rotate hourly")
        let id = try #require(test.model.secrets().first?.id)
        try test.model.advance(by: .seconds(3500))
        #expect(test.lines("secrets", of: "db/0").isEmpty)
        try test.model.advance(by: .seconds(720))
        #expect(test.lines("secrets", of: "db/0") == Array(repeating: "secret-rotate [db-password] []", count: 3))
        let script =
            Self.noting + "\n[ $JUJU_DISPATCH_PATH = hooks/secret-rotate ] && secret-set \(id) password=next; true"
        try test.model.refresh(
            "db", charm: try test.charm("db", dispatch: script, metadata: "provides: {clients: {interface: sql}}"))
        try test.model.advance(by: .seconds(400))
        #expect(test.model.secrets().first?.revision == 2)
        let count = test.lines("secrets", of: "db/0").count
        try test.model.advance(by: .seconds(3000))
        #expect(test.lines("secrets", of: "db/0").count == count)
        try test.model.advance(by: .seconds(900))
        #expect(test.model.secrets().first?.revision == 3)
    }

    @Test("secret-expired comes at its time, and again until the revision is removed")
    func expire() throws {
        let test = try model(flags: "--expire 1h")
        let id = try #require(test.model.secrets().first?.id)
        try test.model.advance(by: .seconds(4000))
        #expect(test.lines("secrets", of: "db/0") == Array(repeating: "secret-expired [db-password] [1]", count: 2))
        _ = try exec(test, "secret-set \(id) password=next; secret-remove \(id) --revision 1", on: "db/0")
        try test.model.advance(by: .seconds(4000))
        #expect(test.lines("secrets", of: "db/0").filter { $0.hasPrefix("secret-expired") }.count == 3)
        #expect(test.model.secrets().first?.expires == nil)
    }

    @Test("events about an application's secret go to its leader, and follow the leadership")
    func leaderOwns() throws {
        let test = try model(flags: "--rotate daily")
        _ = try test.model.addUnits("db")
        try test.model.setLeader("db/1")
        try test.model.advance(by: .seconds(86_500))
        #expect(test.lines("secrets", of: "db/0").isEmpty)
        #expect(test.lines("secrets", of: "db/1") == ["secret-rotate [db-password] []"])
    }

    @Test("only the owner writes a secret: who does not manage it is refused, at the latest at the commit")
    func ownership() throws {
        let test = try model()
        let id = try #require(test.model.secrets().first?.id)
        #expect(try exec(test, "secret-set \(id) password=mine") == "permission denied")
        #expect(try exec(test, "secret-grant \(id) -r db:0") == "ERROR secret \"\(id)\" not found\n")
        #expect(try exec(test, "secret-info-get \(id)") == "ERROR secret \"\(id)\" not found\n")
        _ = try test.model.addUnits("db")
        #expect(try exec(test, "secret-set \(id) password=mine", on: "db/1") == "ERROR this unit is not the leader\n")
        #expect(try exec(test, "secret-get \(id)", on: "db/1") == "password: first\n")
        #expect(test.model.secrets().first?.revision == 1)
    }

    @Test("the secrets of an application go with it")
    func ownerGoes() throws {
        let test = try model()
        try test.model.removeApplication("db")
        #expect(test.model.secrets().isEmpty)
    }
}
