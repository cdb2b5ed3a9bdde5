import Foundation
import PlainValues
import Testing
import UnitState

@Suite("A dispatch as a process") struct DispatchTests {
    private let unit: ProbedUnit

    init() throws {
        unit = try ProbedUnit()
        try unit.plan([
            "observe": [
                ["event": "start", "handler": "h1"], ["event": "install", "handler": "h2"],
                ["event": "backup_action", "handler": "h3"], ["event": "collect_unit_status", "handler": "h4"],
            ],
            "handlers": ["h2": [["op": "defer"]]],
        ])
    }

    @Test(
        "an event that the charm cannot know is passed over, and what was deferred is delivered",
        arguments: [
            "hooks/no-such-event", "actions/restore", "hooks/größer", "",
        ])
    func unknown(_ path: String) throws {
        _ = try unit.dispatch("hooks/install")
        unit.environment["JUJU_DISPATCH_PATH"] = path
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 0)
        #expect(outcome.handlers == ["h2 install", "h4 collect_unit_status"])
    }

    @Test(
        "where few commands can be used, nothing deferred is delivered and no status collected",
        arguments: [
            "hooks/collect-metrics", "hooks/meter-status-changed",
        ])
    func restricted(_ path: String) throws {
        _ = try unit.dispatch("hooks/install")
        unit.environment["JUJU_VERSION"] = nil
        let outcome = try unit.dispatch(path)
        #expect(outcome.exitCode == 0)
        #expect(outcome.handlers.isEmpty)
        #expect(try unit.withStore { try $0.notices(eventPath: nil).count } == 1)
    }

    @Test("the charm's folder is where the program runs when Juju does not name it", arguments: [nil, ""])
    func currentFolder(_ folder: String?) throws {
        unit.environment["JUJU_CHARM_DIR"] = folder
        let outcome = try unit.dispatch()
        // There is no charm there.
        #expect(outcome.exitCode == 1)
        #expect(outcome.log("ERROR").first?.contains("metadata.yaml") == true)
    }

    @Test("a folder that does not exist is an error that names it")
    func missingFolder() throws {
        unit.environment["JUJU_CHARM_DIR"] = "/no/such/folder"
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.log("ERROR") == [
                "Uncaught error while in charm code: OpsError: The charm's folder '/no/such/folder' cannot be found; set "
                    + "JUJU_CHARM_DIR to it."
            ])
    }

    @Test("a malformed version is an error that names the variable", arguments: ["three", "3", "3.6.9\n", "3.6.9.1.2"])
    func malformedVersion(_ version: String) throws {
        unit.environment["JUJU_VERSION"] = version
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 1)
        #expect(outcome.log("ERROR").first?.contains("JUJU_VERSION is malformed: '\(version)'") == true)
        #expect(!FileManager.default.fileExists(atPath: unit.database))
    }

    @Test("a unit without a name is dispatched, as with ops", arguments: [nil, ""])
    func namelessUnit(_ name: String?) throws {
        unit.environment["JUJU_UNIT_NAME"] = name
        #expect(try unit.dispatch().exitCode == 0)
    }

    @Test("a way to run hook commands that there is not is an error on standard error")
    func badSetting() throws {
        unit.environment["OPS_HOOK_COMMANDS"] = "telepathy"
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.standardError
                == "ERROR OPS_HOOK_COMMANDS is 'telepathy'; it can be 'tools' or 'socket', or be left out.\n")
        #expect(outcome.calls.isEmpty)
    }

    @Test("an error that nothing catches is logged, reported, and leaves the state as it was")
    func uncaught() throws {
        _ = try unit.dispatch("hooks/install")
        let before = try unit.folder.read("charm/.unit-state.db")
        try unit.plan([
            "observe": [["event": "start", "handler": "h1"]],
            "handlers": ["h1": [["op": "fail", "message": "It broke."]]],
        ])
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 1)
        #expect(outcome.log("ERROR") == ["Uncaught error while in charm code: ProbeFailure: It broke."])
        #expect(outcome.standardError.isEmpty)
        let event = try JSON.parse(try #require(outcome.log("TRACE").first))
        #expect(event["event"] == "sys_crash:ProbeFailure")
        #expect(event["appid"] == "u-app/0")
        #expect(try unit.folder.read("charm/.unit-state.db") == before)
    }

    @Test("an operator who waits for an action is told of the error on standard error")
    func uncaughtInAction() throws {
        unit.environment["JUJU_ACTION_NAME"] = "backup"
        try unit.plan([
            "observe": [["event": "backup_action", "handler": "h1"]],
            "handlers": ["h1": [["op": "fail", "message": "It broke."]]],
        ])
        let outcome = try unit.dispatch("actions/backup")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.standardError
                == "Uncaught ProbeFailure in charm code: It broke.\nUse `juju debug-log` to see the full error.\n")
        #expect(outcome.log("ERROR") == ["Uncaught error while in charm code: ProbeFailure: It broke."])
    }

    @Test("an error in the charm's initialiser is one as well, and the first database stays empty")
    func uncaughtInInitialiser() throws {
        try unit.plan(["init": [["op": "fail", "message": "No."]]])
        #expect(try unit.dispatch().exitCode == 1)
        #expect(try unit.folder.read("charm/.unit-state.db").isEmpty)
    }

    @Test("JUJU_DEBUG, whatever its value, has every line on standard error too", arguments: ["", "1"])
    func debug(_ value: String) throws {
        unit.environment["JUJU_DEBUG"] = value
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 0)
        #expect(outcome.log("DEBUG").contains("Emitting Juju event start."))
        let line = /[0-9]{2}:[0-9]{2}:[0-9]{2} DEBUG    Emitting Juju event start\./
        #expect(outcome.standardError.split(separator: "\n").contains { $0.wholeMatch(of: line) != nil })
    }

    @Test("a line that Juju does not take goes to standard error, and is no failure")
    func refusedLine() throws {
        try unit.fail("juju-log", "ERROR no")
        try unit.plan([
            "observe": [["event": "start", "handler": "h1"]],
            "handlers": ["h1": [["op": "log", "level": "WARNING", "message": "Look here."]]],
        ])
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 0)
        #expect(outcome.standardError == "WARNING Look here.\n")
    }

    @Test("without any tool an error is told on standard error")
    func noTools() throws {
        unit.environment["PATH"] = "/nowhere"
        try unit.plan(["init": [["op": "fail", "message": "It broke."]]])
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 1)
        #expect(outcome.standardError.hasPrefix("ERROR Uncaught error while in charm code: ProbeFailure: It broke.\n"))
    }
}
