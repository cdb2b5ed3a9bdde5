import Foundation
import PlainValues
import Testing

@Suite("Hooks beside the charm's dispatch") struct LegacyHookTests {
    private let unit: ProbedUnit

    init() throws {
        unit = try ProbedUnit()
        try unit.plan(["observe": [["event": "start", "handler": "h1"], ["event": "backup_action", "handler": "h2"]]])
    }

    @Test("where there is none, the charm runs at once")
    func absent() throws {
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 0)
        #expect(outcome.handlers == ["h1 start"])
        #expect(outcome.calls.isEmpty)
    }

    @Test("one that is there runs before the charm, and is told of as deprecated")
    func runs() throws {
        try unit.write(
            "#!/bin/sh\ntest ! -s \"$PROBE_OUT\" && echo ran >\"$FAKE/ran\"\n", to: "charm/hooks/start",
            executable: true)
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 0)
        #expect(outcome.handlers == ["h1 start"])
        #expect(try unit.folder.read("fake/ran") == Array("ran\n".utf8))
        #expect(outcome.log("WARNING").count == 1)
        #expect(outcome.log("WARNING").first?.hasPrefix("Legacy hooks are deprecated") == true)
        #expect(outcome.log("INFO") == ["Running legacy hooks/start."])
    }

    @Test("an action may have one too")
    func action() throws {
        unit.environment["JUJU_ACTION_NAME"] = "backup"
        try unit.write("#!/bin/sh\nexit 9\n", to: "charm/actions/backup", executable: true)
        let outcome = try unit.dispatch("actions/backup")
        #expect(outcome.exitCode == 9)
        #expect(outcome.handlers.isEmpty)
    }

    @Test("one that cannot be executed is passed over with a warning")
    func notExecutable() throws {
        try unit.write("#!/bin/sh\nexit 9\n", to: "charm/hooks/start")
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 0)
        #expect(outcome.handlers == ["h1 start"])
        #expect(outcome.log("WARNING").last == "Legacy hooks/start exists but is not executable.")
    }

    @Test("a link to the charm's own program is not run")
    func link() throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(unit.folder.path)/charm/hooks/start", withDestinationPath: BuiltPrograms.probe)
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 0)
        #expect(outcome.handlers == ["h1 start"])
        #expect(outcome.log("INFO").isEmpty)
    }

    @Test("one that starts the charm's program again does not begin a dispatch within the dispatch")
    func reentry() throws {
        try unit.write(
            "#!/bin/sh\necho \"$OPERATOR_DISPATCH\" >\"$FAKE/inherited\"\nexec \(BuiltPrograms.probe)\n",
            to: "charm/hooks/start", executable: true)
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 0)
        #expect(outcome.handlers == ["h1 start"])
        #expect(try unit.folder.read("fake/inherited") == Array("1\n".utf8))
    }

    @Test("a program that finds OPERATOR_DISPATCH set, even empty, does nothing")
    func operatorDispatch() throws {
        unit.environment["OPERATOR_DISPATCH"] = ""
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 0)
        #expect(outcome.handlers.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: unit.database))
    }

    @Test("the status of one that fails is the dispatch's, and the charm does not run", arguments: [1, 3, 127, 255])
    func failing(_ status: Int32) throws {
        try unit.write("#!/bin/sh\nexit \(status)\n", to: "charm/hooks/start", executable: true)
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == status)
        #expect(outcome.handlers.isEmpty)
        #expect(outcome.log("WARNING").last == "Legacy hooks/start exited with status \(status).")
        #expect(!FileManager.default.fileExists(atPath: unit.database))
    }

    @Test("one that a signal ends fails the dispatch, as a shell counts it")
    func killed() throws {
        try unit.write("#!/bin/sh\nkill -9 $$\n", to: "charm/hooks/start", executable: true)
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 137)
        #expect(outcome.handlers.isEmpty)
    }

    @Test("one that cannot be started fails the dispatch")
    func cannotStart() throws {
        try unit.write("#!/no/such/interpreter\n", to: "charm/hooks/start", executable: true)
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 1)
        #expect(outcome.handlers.isEmpty)
        #expect(outcome.log("WARNING").last?.hasPrefix("Unable to run legacy hooks/start: ") == true)
    }

    @Test("a folder of that name is no hook")
    func folder() throws {
        try FileManager.default.createDirectory(
            atPath: "\(unit.folder.path)/charm/hooks/start", withIntermediateDirectories: false)
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 0)
        #expect(outcome.handlers == ["h1 start"])
        #expect(outcome.calls.isEmpty)
    }
}
