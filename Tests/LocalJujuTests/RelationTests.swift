import Foundation
import HookTools
import PlainValues
import Testing

@testable import LocalJuju

@Suite struct RelationTests {
    /// Notes each event with what the tools say in it.
    static let noting = """
        echo "${JUJU_DISPATCH_PATH#hooks/} $JUJU_REMOTE_UNIT" | sed 's/ $//' >> events
        case $JUJU_DISPATCH_PATH in
        *-created) relation-set hello=$JUJU_UNIT_NAME;;
        *-departed|*-broken)
          echo "${JUJU_DISPATCH_PATH##*-} [$JUJU_REMOTE_APP] [$JUJU_REMOTE_UNIT] [$JUJU_DEPARTING_UNIT]" \\
            "[$(relation-list | tr '\\n' ' ')] [$(relation-ids $JUJU_RELATION)]" >> gone;;
        esac
        """

    /// Deploys `web`, which requires what `db` provides.
    private func model(
        web: String = noting, db: String = noting, units: Int = 1, profile: JujuProfile = .v4_0
    ) throws -> TestModel {
        let test = try TestModel(profile: profile)
        try test.deploy("web", dispatch: web, metadata: "requires: {db: {interface: sql}}")
        try test.deploy("db", dispatch: db, metadata: "provides: {clients: {interface: sql}}", units: units)
        return test
    }

    private func newEvents(_ test: TestModel, of unit: String = "web/0", after count: Int) -> [String] {
        Array(test.lines("events", of: unit).dropFirst(count))
    }

    @Test("related applications hear created, then joined and changed in pairs, unit after unit")
    func integrate() throws {
        let test = try model(units: 2)
        let before = test.lines("events").count
        try test.model.integrate("web", "db")
        #expect(
            newEvents(test, after: before) == [
                "db-relation-created", "db-relation-joined db/0", "db-relation-changed db/0",
                "db-relation-joined db/1", "db-relation-changed db/1",
            ])
        let shown = try #require(try test.model.showUnit("web/0").relationInfo?.first)
        #expect(shown.endpoint == "db")
        #expect(shown.relatedEndpoint == "clients")
        #expect(shown.relatedUnits?["db/1"]?.data["hello"] == "db/1")
        #expect(shown.localUnit.data["hello"] == "web/0")
        let status = test.model.status()
        #expect(status.applications["web"]?.relations?["db"]?.map(\.relatedApplication) == ["db"])
        #expect(status.applications["db"]?.relations?["clients"]?.map(\.relatedApplication) == ["web"])
        #expect(status.relations.map(\.provider) == ["db:clients"])
    }

    @Test("applications that are related before they start hear created before start, and joined after it")
    func integrateEarly() throws {
        let test = try TestModel(profile: .v4_0)
        try test.deploy("db", metadata: "provides: {clients: {interface: sql}}")
        try test.deploy("web", metadata: "requires: {db: {interface: sql}}", units: 0)
        try test.model.integrate("db", "web")
        let path = try test.charm("web", dispatch: Self.noting, metadata: "requires: {db: {interface: sql}}")
        try test.model.refresh("web", charm: path)
        _ = try test.model.addUnits("web")
        #expect(
            test.lines("events") == [
                "install", "db-relation-created", "leader-elected", "config-changed", "start",
                "db-relation-joined db/0", "db-relation-changed db/0",
            ])
    }

    @Test("several writes to a bag are one relation-changed, and one's own are none")
    func coalescing() throws {
        // Each write is a commit of its own while web/0 is in error.
        let test = try model(
            web: Self.noting + "\n[ -f broken ] && [ $JUJU_DISPATCH_PATH = hooks/update-status ] && exit 1; exit 0")
        try test.model.integrate("web", "db")
        _ = try test.model.exec("touch broken", on: ["web/0"])
        try test.model.emitUpdateStatus(units: ["web/0"])
        let before = test.lines("events")
        for value in ["1", "2", "3"] {
            _ = try test.model.exec("relation-set -r $(relation-ids clients) n=\(value)", on: ["db/0"])
        }
        #expect(test.lines("events") == before)
        try test.model.resolve("web/0", retry: false)
        #expect(newEvents(test, after: before.count) == ["db-relation-changed db/0"])
        let own = test.lines("events", of: "db/0").count
        _ = try test.model.exec("relation-set -r $(relation-ids clients) n=4", on: ["db/0"])
        #expect(test.lines("events", of: "db/0").count == own)
    }

    @Test("what the remote leader writes for its application comes as one changed with an empty remote unit")
    func applicationData() throws {
        let web =
            Self.noting + "\n"
            + "case $JUJU_DISPATCH_PATH in *-changed) [ -z \"$JUJU_REMOTE_UNIT\" ] && relation-get name >> heard; true;; esac"
        let test = try model(web: web)
        try test.model.integrate("web", "db")
        #expect(!test.lines("events").contains("db-relation-changed"))
        let before = test.lines("events").count
        _ = try test.model.exec("relation-set --app -r $(relation-ids clients) name=orders", on: ["db/0"])
        #expect(newEvents(test, after: before) == ["db-relation-changed"])
        #expect(test.lines("heard") == ["orders"])
        #expect(try test.model.showUnit("web/0").relationInfo?.first?.applicationData == ["name": "orders"])
        // A unit that comes later is told of it before it meets the units.
        _ = try test.model.addUnits("web")
        let events = test.lines("events", of: "web/1").filter { $0.hasPrefix("db-") }
        #expect(events.prefix(3) == ["db-relation-created", "db-relation-changed", "db-relation-joined db/0"])
    }

    @Test("a relation that is removed ends with departed for each unit, then broken with empty lists")
    func removeRelation() throws {
        let test = try model(units: 2)
        try test.model.integrate("web:db", "db:clients")
        try test.model.removeRelation("db", "web")
        #expect(
            test.lines("gone") == [
                "departed [db] [db/0] [db/0] [db/1 ] [db:0]", "departed [db] [db/1] [db/1] [] [db:0]",
                "broken [db] [] [] [] []",
            ])
        #expect(test.lines("gone", of: "db/1").map { $0.prefix(8) } == ["departed", "broken ["])
        #expect(test.model.state.relations.isEmpty)
        #expect(test.model.status().applications["web"]?.relations == nil)
        // It can come again, under another number.
        try test.model.integrate("web", "db")
        #expect(test.model.state.relations.map(\.id) == [1])
    }

    @Test("Juju 2.9 still lists a relation in its broken")
    func brokenIn29() throws {
        let test = try model(profile: .v2_9)
        try test.model.integrate("web", "db")
        try test.model.removeRelation("web", "db")
        #expect(test.lines("gone").last == "broken [db] [] [] [] [db:0]")
    }

    @Test("a unit that goes departs from all it knows under its own name, and the others hear that it departed")
    func scaleDown() throws {
        let test = try model(units: 2)
        try test.model.integrate("web", "db")
        let log = test.folder.appending(path: "log").path()
        let script = Self.noting + "\necho $JUJU_DISPATCH_PATH $JUJU_DEPARTING_UNIT >> \(log)"
        try test.model.refresh(
            "db", charm: try test.charm("db", dispatch: script, metadata: "provides: {clients: {interface: sql}}"))
        try test.model.removeUnits(["db/1"])
        let last = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").suffix(4)
        #expect(
            last == [
                "hooks/clients-relation-departed db/1", "hooks/clients-relation-broken", "hooks/stop", "hooks/remove",
            ])
        #expect(test.lines("gone") == ["departed [db] [db/1] [db/1] [db/0 ] [db:0]"])
        // The relation lives on.
        #expect(test.model.state.relations.first?.members == ["web/0", "db/0"])
    }

    @Test("what a unit wrote stays readable after it departed, while the relation lives")
    func departedData() throws {
        let web =
            Self.noting + "\ncase $JUJU_DISPATCH_PATH in *-departed) relation-get hello $JUJU_REMOTE_UNIT > last;; esac"
        let test = try model(web: web, units: 2)
        try test.model.integrate("web", "db")
        try test.model.removeUnits(["db/1"])
        #expect(test.lines("last") == ["db/1"])
    }

    @Test("an application that is removed ends its relations, with its own units as those that depart")
    func removeApplication() throws {
        let test = try model()
        try test.model.integrate("web", "db")
        try test.model.removeApplication("db")
        #expect(
            test.lines("gone") == ["departed [db] [db/0] [db/0] [] [db:0]", "broken [db] [] [] [] []"])
        #expect(test.model.status().applications.keys.sorted() == ["web"])
        #expect(test.model.state.relations.isEmpty)
    }

    @Test("a unit in error keeps its relation until it is resolved, or the relation is removed by force")
    func unitInError() throws {
        let test = try model(web: .on("update-status", "exit 1"))
        for force in [false, true] {
            try test.model.integrate("web", "db")
            try test.model.emitUpdateStatus(units: ["web/0"])
            try test.model.removeRelation("web", "db", force: force)
            #expect(test.model.state.relations.isEmpty == force)
            try test.model.resolve("web/0", retry: false)
            #expect(test.model.state.relations.isEmpty)
        }
        #expect(test.lines("events").filter { $0 == "db-relation-broken" }.count == 1)
    }

    @Test("what a failing hook wrote never reaches the other side")
    func failingWrite() throws {
        let test = try model(web: .on("db-relation-created", "relation-set secret=no; exit 1"))
        try test.model.integrate("web", "db")
        #expect(test.model.state.relations.first?.bags["web/0"]?.values["secret"] == nil)
    }

    @Test("a bag is written by its owner, and the application's by the leader alone, refused at once")
    func permissions() throws {
        let test = try model(units: 2)
        try test.model.integrate("web", "db")
        let commands = [
            ("db/1", "relation-set --app -r clients:0 a=b", "ERROR cannot write relation settings\n"),
            ("db/1", "relation-get --app -r clients:0 - db", "ERROR permission denied\n"),
            ("db/1", "relation-get -r clients:0 - db/0", "ERROR permission denied\n"),
            ("db/0", "relation-get --app -r clients:0 - db", ""),
            ("db/0", "relation-get -r clients:0 hello web/0", ""),
            ("db/0", "relation-get --app -r clients:0 - web", ""),
        ]
        for (unit, command, wanted) in commands {
            let result = try test.model.exec(command, on: [unit])
            #expect(result.first?.results["stderr"]?.stringValue ?? "" == wanted, "\(command)")
        }
    }
}
