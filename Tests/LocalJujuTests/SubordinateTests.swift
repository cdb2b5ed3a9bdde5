import Foundation
import OrderedCollections
import PlainValues
import Testing

@testable import LocalJuju

@Suite("Subordinate applications")
struct SubordinateTests {
    private static let subordinate = """
        subordinate: true
        requires:
          host: {interface: juju-info, scope: container}
          logs: {interface: log, scope: container}
          sink: {interface: sink}
        """

    /// A principal with two units, an application with none, and a subordinate.
    private func model() throws -> TestModel {
        let test = try TestModel()
        try test.deploy("web", dispatch: notingEvents, metadata: "provides: {logging: {interface: log}}", units: 2)
        let agent = try test.charm(
            "agent", dispatch: "\(notingEvents)\necho \"$JUJU_PRINCIPAL_UNIT $JUJU_MACHINE_ID\" > where",
            metadata: Self.subordinate)
        _ = try test.model.deploy(charm: agent)
        return test
    }

    @Test("a unit comes for each principal unit, on its machine, and for each that is added")
    func units() throws {
        let test = try model()
        #expect(test.model.state[application: "agent"]?.units.isEmpty == true)
        try test.model.integrate("agent:logs", "web")
        #expect(test.model.state[application: "agent"]?.units.map(\.principal) == ["web/0", "web/1"])
        #expect(test.lines("where", of: "agent/1") == ["web/1 1"])
        _ = try test.model.addUnits("web")
        #expect(test.lines("where", of: "agent/2") == ["web/2 2"])
        #expect(test.model.status().machines.keys.sorted() == ["0", "1", "2"])
        // A second relation with the same principal brings no second unit.
        try test.model.integrate("agent:host", "web")
        #expect(test.model.state[application: "agent"]?.unitNames == ["agent/0", "agent/1", "agent/2"])
    }

    @Test("a unit and its subordinate see each other and nobody else's")
    func scope() throws {
        let test = try model()
        try test.model.integrate("agent:logs", "web")
        let answers = try test.model.exec(
            "relation-list -r 0; relation-get -r 0 - web/1 2>/dev/null | grep -c address; relation-set -r 0 a=$JUJU_UNIT_NAME",
            on: ["agent/0", "agent/1"])
        let outputs = answers.map { $0.results["stdout"]?.stringValue?.split(separator: "\n").map(String.init) ?? [] }
        #expect(outputs == [["web/0", "0"], ["web/1", "2"]])
        #expect(test.lines("events", of: "web/0").count { $0 == "logging-relation-changed" } == 2)
        let answer = try test.model.exec("relation-get -r 0 a agent/1", on: ["web/1"])
        #expect(answer.first?.results["stdout"]?.stringValue == "agent/1\n")
    }

    @Test("the end of the relation removes the subordinate's units, with broken for both")
    func removedRelation() throws {
        let test = try model()
        try test.model.integrate("agent:host", "web")
        let before = test.lines("events", of: "web/0").count
        try test.model.removeRelation("agent:host", "web:juju-info")
        #expect(
            test.lines("events", of: "web/0").dropFirst(before)
                == ["juju-info-relation-departed", "juju-info-relation-broken"])
        #expect(test.model.state[application: "agent"]?.units.isEmpty == true)
        #expect(test.model.state.relations.isEmpty)
        #expect(test.model.state[application: "web"]?.unitNames == ["web/0", "web/1"])
    }

    @Test("a principal unit takes its subordinate with it, and no other")
    func removedPrincipal() throws {
        let test = try TestModel()
        let record = test.folder.appending(path: "record").path()
        let noting = "echo $JUJU_UNIT_NAME ${JUJU_DISPATCH_PATH#hooks/} ${JUJU_DEPARTING_UNIT:-none} >> \(record)"
        try test.deploy("web", dispatch: noting, metadata: "provides: {logging: {interface: log}}", units: 2)
        let agent = try test.charm("agent", dispatch: noting, metadata: Self.subordinate)
        _ = try test.model.deploy(charm: agent)
        try test.model.integrate("agent:logs", "web")
        try FileManager.default.removeItem(atPath: record)
        try test.model.removeUnits(["web/1"])
        let lines = try String(contentsOfFile: record, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(
            lines.filter { $0.hasPrefix("agent/1") } == [
                "agent/1 logs-relation-departed agent/1", "agent/1 logs-relation-broken none", "agent/1 stop none",
                "agent/1 remove none",
            ])
        #expect(lines.filter { $0.hasPrefix("agent/0") || $0.hasPrefix("web/0") }.isEmpty)
        #expect(test.model.state.unitNames == ["web/0", "agent/0"])
        #expect(test.model.status().machines.keys.sorted() == ["0"])
    }

    @Test("removing either application leaves nothing of the subordinate", arguments: ["web", "agent"])
    func removedApplication(name: String) throws {
        let test = try model()
        try test.model.integrate("agent:logs", "web")
        try test.model.removeApplication(name)
        #expect(test.model.state[application: name] == nil)
        #expect(test.model.state[application: "agent"]?.units.isEmpty != false)
        #expect(test.model.state.relations.isEmpty)
    }

    @Test("subordinates stand with their principals in the status")
    func status() throws {
        let test = try model()
        try test.model.integrate("agent:logs", "web")
        let status = test.model.status()
        let agent = try #require(status.applications["agent"])
        #expect(agent.units == nil)
        #expect(agent.subordinateTo == ["web"])
        #expect(agent.relations?["logs"]?.map(\.scope) == ["container"])
        let unit = try #require(status.applications["web"]?.units?["web/1"]?.subordinates?["agent/1"])
        #expect(unit.machine == nil)
        #expect(unit.leader == nil)
        #expect(unit.publicAddress == "127.0.1.2")
        #expect(status.relations.map(\.type) == ["subordinate"])
    }

    @Test("a unit of a subordinate is also in relations that reach beyond its machine")
    func global() throws {
        let test = try model()
        try test.deploy("store", metadata: "provides: {sink: {interface: sink}}")
        try test.model.integrate("agent:logs", "web")
        try test.model.integrate("agent:sink", "store")
        #expect(test.model.state.relations.last?.members.sorted() == ["agent/0", "agent/1", "store/0"])
    }

    @Test("every application provides juju-info, which counts where nothing else fits")
    func implicitEndpoint() throws {
        let test = try model()
        try test.deploy("other", dispatch: notingEvents)
        try test.model.integrate("agent", "other")
        #expect(test.model.state.relations.map(\.key) == ["agent:host other:juju-info"])
        #expect(
            test.lines("events", of: "other/0").suffix(3)
                == ["juju-info-relation-created", "juju-info-relation-joined", "juju-info-relation-changed"])
        // With web there is a declared pair as well.
        try test.model.integrate("agent", "web")
        #expect(test.model.state.relations.map(\.key).last == "agent:logs web:logging")
    }

    @Test("what cannot be is refused in Juju's words")
    func refusals() throws {
        let test = try model()
        try test.model.integrate("agent:logs", "web")
        let charm = try test.charm("more", metadata: Self.subordinate)
        let principal = try test.charm("agent", metadata: "", folder: "principal")
        let calls: [(text: String, call: () throws -> Void)] = [
            ("cannot use --num-units with a subordinate", { _ = try test.model.deploy(charm: charm, units: 2) }),
            ("application is a subordinate", { _ = try test.model.addUnits("agent") }),
            ("unit \"agent/0\" is a subordinate, to remove use", { try test.model.removeUnits(["agent/0"]) }),
            ("cannot change an application's subordinacy", { try test.model.refresh("agent", charm: principal) }),
        ]
        for (text, call) in calls {
            #expect {
                try call()
            } throws: {
                "\($0)".contains(text)
            }
        }
        #expect(test.model.state.unitNames == ["web/0", "web/1", "agent/0", "agent/1"])
    }
}
