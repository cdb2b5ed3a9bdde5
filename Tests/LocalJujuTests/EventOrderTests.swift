import Foundation
import HookTools
import OrderedCollections
import Testing

@testable import LocalJuju

@Suite struct EventOrderTests {
    @Test("a leader is deployed by install, leader-elected, config-changed and start")
    func leader() throws {
        let test = try TestModel()
        try test.deploy(dispatch: notingEvents)
        #expect(test.lines("events") == ["install", "leader-elected", "config-changed", "start"])
        #expect(try test.unit().leader == true)
        #expect(try test.unit().jujuStatus.current == "idle")
    }

    @Test("the others hear of the leader's settings instead, up to Juju 3", arguments: [true, false])
    func follower(isThree: Bool) throws {
        let test = try TestModel(profile: isThree ? .v3_6 : .v4_0)
        try test.deploy(dispatch: notingEvents, units: 2)
        let settings = isThree ? ["leader-settings-changed"] : []
        #expect(test.lines("events", of: "web/1") == ["install"] + settings + ["config-changed", "start"])
    }

    @Test("a unit that goes runs stop and remove, and its folder goes")
    func removal() throws {
        let test = try TestModel()
        let log = test.folder.appending(path: "log").path()
        try test.deploy(dispatch: "echo $JUJU_DISPATCH_PATH $(status-get) >> \(log)", units: 2)
        try test.model.removeUnits(["web/0"])
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        #expect(lines.suffix(3).prefix(2) == ["hooks/stop maintenance", "hooks/remove maintenance"])
        // The leadership passed on.
        #expect(lines.last?.hasPrefix("hooks/leader-elected") == true)
        #expect(test.model.status().applications["web"]?.units?.keys.sorted() == ["web/1"])
        #expect(!FileManager.default.fileExists(atPath: "\(test.model.folder)/units/web-0"))
    }

    @Test("an application goes with its last unit")
    func applicationRemoval() throws {
        let test = try TestModel()
        try test.deploy(units: 2)
        try test.model.removeApplication("web")
        #expect(test.model.status().applications.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(test.model.folder)/charms").isEmpty)
        // The name is free again.
        try test.deploy()
    }

    @Test("a unit in error goes once it is resolved, and by force at once")
    func removalInError() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "exit 1"), units: 2)
        try test.model.removeUnits(["web/0"])
        #expect(try test.unit().workloadStatus.current == "error")
        try test.model.resolve("web/0", retry: false)
        #expect(test.model.status().applications["web"]?.units?.keys.sorted() == ["web/1"])
        try test.model.removeApplication("web", force: true)
        #expect(test.model.status().applications.isEmpty)
    }

    @Test("what was set for a charm brings config-changed, and the same again brings nothing")
    func configChanged() throws {
        let test = try TestModel()
        try test.deploy(dispatch: notingEvents, files: ["config.yaml": "options: {port: {type: int, default: 80}}"])
        try test.model.setConfig("web", values: ["port": "81"])
        try test.model.setConfig("web", values: ["port": "81"])
        #expect(test.lines("events").filter { $0 == "config-changed" }.count == 2)
    }

    @Test("leadership moves with an event for the winner and none for the loser")
    func leadershipMoves() throws {
        let test = try TestModel(profile: .v4_0)
        try test.deploy(dispatch: notingEvents, units: 2)
        let before = test.lines("events")
        try test.model.setLeader("web/1")
        #expect(test.lines("events") == before)
        #expect(test.lines("events", of: "web/1").last == "leader-elected")
        #expect(try test.unit("web/1").leader == true)
        #expect(try test.unit("web/0").leader == nil)
    }

    @Test("what the leader sets for its followers tells them")
    func leaderSettings() throws {
        let test = try TestModel()
        try test.deploy(dispatch: .on("start", "is-leader | grep -q True && leader-set a=1; true"), units: 2)
        #expect(test.lines("events", of: "web/1").filter { $0 == "leader-settings-changed" }.count == 2)
        #expect(!test.lines("events").contains("leader-settings-changed"))
    }

    @Test("update-status comes when it is asked for")
    func updateStatus() throws {
        let test = try TestModel()
        try test.deploy(dispatch: notingEvents)
        try test.model.emitUpdateStatus(units: ["web/0"])
        #expect(test.lines("events").last == "update-status")
    }

    @Test("a reboot brings start again; with --now the hook first runs again")
    func reboot() throws {
        let test = try TestModel()
        try test.deploy(
            dispatch: .on("config-changed", "[ -f late ] || { touch late; juju-reboot; }")
                + "\n"
                + .on("update-status", "[ -f now ] || { touch now; juju-reboot --now; sleep 20; }"))
        #expect(test.lines("events").suffix(4) == ["config-changed", "config-changed", "start", "start"])
        try test.model.emitUpdateStatus(units: ["web/0"])
        #expect(
            test.lines("events").suffix(6)
                == ["update-status", "update-status", "start", "start", "update-status", "update-status"])
    }

    @Test("units that never come to rest are an error that names the hook")
    func endless() throws {
        let test = try TestModel()
        try test.deploy()
        test.model.state[unit: "web/0"]?.updateStatusDue = true
        #expect {
            try test.model.settle(maximumEvents: 0)
        } throws: {
            "\($0)" == "After 0 hooks, web/0 still has to run update-status."
        }
    }
}
