import Foundation
import Ops
import PlainValues
import Testing

@testable import UnitState

@Suite("Bad input to a dispatch") struct BadInputTests {
    private let unit: ProbedUnit

    init() throws {
        unit = try ProbedUnit()
        try unit.plan(["observe": [["event": "start", "handler": "h1"]]])
    }

    // MARK: The charm's files

    @Test(
        "a file of the charm that cannot be read as what it is ends the dispatch; the error names it",
        arguments: [
            "metadata.yaml", "actions.yaml", "config.yaml",
        ],
        [
            Array("a: [1".utf8), Array("[1, 2]".utf8), Array("\"text\"".utf8), Array("a: \0".utf8),
            [0x61, 0x3a, 0x20, 0xff],
            Array("a: b\n\ttab: c".utf8), Array("&x [*x, *x".utf8), Array(repeating: UInt8(ascii: "["), count: 100_000),
        ])
    func badFile(_ name: String, _ bytes: [UInt8]) throws {
        try unit.write(bytes, to: "charm/\(name)")
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 1)
        #expect(outcome.log("ERROR").first?.contains(name) == true)
        #expect(!FileManager.default.fileExists(atPath: unit.database))
    }

    @Test(
        "metadata with a field of the wrong kind ends the dispatch",
        arguments: ["name: [a]\n", "name: a\nrequires: 7\n"])
    func wrongField(_ metadata: String) throws {
        try unit.write(metadata, to: "charm/metadata.yaml")
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 1)
        #expect(outcome.log("ERROR").first?.contains("metadata.yaml") == true)
    }

    @Test("metadata with a field that is not known is no error")
    func unknownField() throws {
        try unit.write("name: app\nsummary: s\ndescription: d\nfrom-the-future: {a: 1}\n", to: "charm/metadata.yaml")
        #expect(try unit.dispatch().exitCode == 0)
    }

    @Test("a file of 100 MB is refused without being read whole")
    func enormousFile() throws {
        let path = "\(unit.folder.path)/charm/config.yaml"
        try unit.write("options: {}\n", to: "charm/config.yaml")
        #expect(truncate(path, 100 << 20) == 0)
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 1)
        #expect(outcome.log("ERROR").first?.contains("config.yaml") == true)
    }

    // MARK: The answers of hook commands

    private static let badAnswers: [[UInt8]] = [
        [], Array("{\"secret\"".utf8), Array("7.5".utf8), Array("\"secret\"".utf8), [0xff, 0xfe], [0x22, 0xff, 0x22],
        [0], Array("true\0".utf8), Array("true true".utf8), Array("{\"secret\": }".utf8),
        Array(repeating: UInt8(ascii: "["), count: 100_000),
    ]

    @Test(
        "an answer that is not what was asked for is an error that names the command, and not the answer",
        arguments: [
            "is-leader", "config-get", "status-get", "goal-state", "opened-ports",
        ], badAnswers)
    func badAnswer(_ command: String, _ answer: [UInt8]) throws {
        let unit = try UnitInTest()
        unit.juju.answers[command] = answer
        try unit.run("start") { charm in
            let error = #expect(throws: OpsError.self) {
                switch command {
                case "is-leader": _ = try charm.unit.isLeader
                case "config-get": _ = try charm.config.options
                case "status-get": _ = try charm.unit.status
                case "goal-state": _ = try charm.app.plannedUnits()
                default: _ = try charm.unit.openedPorts()
                }
            }
            #expect(error?.code == .hookCommandFailed)
            #expect(error?.hookCommandError?.code == .unexpectedAnswer)
            #expect(error?.description.contains(command) == true)
            #expect(error?.description.contains("secret") == false)
            // The dispatch would fail where leadership was asked in vain; what is looked at here is the answer.
            unit.juju.answer("is-leader", "true")
            _ = try charm.unit.isLeader
        }
    }

    @Test(
        "an answer that is not what was asked for ends the dispatch where nothing catches the error",
        arguments: [
            "is-leader", "action-get",
        ], badAnswers)
    func fatalAnswer(_ command: String, _ answer: [UInt8]) throws {
        _ = try unit.dispatch()
        let before = try unit.folder.read("charm/.unit-state.db")
        try unit.write(answer, to: "fake/\(command).answer")
        let outcome = try dispatch(needing: command)
        #expect(outcome.exitCode == 1)
        let line = try #require(outcome.log("ERROR").first)
        #expect(line.contains(command))
        #expect(!line.contains("secret"))
        #expect(try unit.folder.read("charm/.unit-state.db") == before)
    }

    @Test("an answer of 100 MB is refused without being read whole", arguments: ["is-leader", "action-get"])
    func enormousAnswer(_ command: String) throws {
        try unit.write("[\n", to: "fake/\(command).answer")
        #expect(truncate("\(unit.folder.path)/fake/\(command).answer", 100 << 20) == 0)
        let outcome = try dispatch(needing: command)
        #expect(outcome.exitCode == 1)
        #expect(outcome.log("ERROR").first?.contains(command) == true)
    }

    @Test("answers with fields that are not known are no error")
    func unknownFields() throws {
        let unit = try UnitInTest()
        unit.juju.answer("status-get", #"{"status": "active", "message": "", "new": 1}"#)
        unit.juju.answer("goal-state", #"{"units": {"app/0": {"status": "active", "new": []}}, "new": 1}"#)
        unit.juju.answer("config-get", #"{"undeclared": 1}"#)
        try unit.run("start") { charm in
            let name = try charm.unit.status.name
            #expect(name == .active)
            let count = try charm.app.plannedUnits()
            #expect(count == 1)
            let option = try charm.config["undeclared"]
            #expect(option == 1)
        }
    }

    @Test("a command that fails ends the dispatch with what it said", arguments: ["is-leader", "action-get"])
    func failing(_ command: String) throws {
        try unit.fail(command, "ERROR the agent is gone")
        let outcome = try dispatch(needing: command)
        #expect(outcome.exitCode == 1)
        #expect(outcome.log("ERROR").first?.contains("the agent is gone") == true)
    }

    /// A dispatch that cannot do without the answer of a command.
    private func dispatch(needing command: String) throws -> ProbedUnit.Outcome {
        let event = command == "action-get" ? "backup_action" : "collect_app_status"
        try unit.plan(["observe": [["event": .string(event), "handler": "h1"]]])
        return try unit.dispatch(command == "action-get" ? "actions/backup" : "hooks/start")
    }

    // MARK: The state database

    /// The pickle `os.system("touch …")`, which a reader that runs code would run.
    private func dangerousPickle(_ file: String) -> [UInt8] {
        Array("cposix\nsystem\n(S'touch \(file)'\ntR.".utf8)
    }

    @Test(
        "a database that cannot be read ends the dispatch, and stays as it is byte by byte",
        arguments: [
            "garbage", "one byte", "truncated", "another schema", "half a schema", "text as data", "dangerous pickle",
            "truncated pickle", "counter of text", "malformed notice", "notice of bytes",
        ])
    func badDatabase(_ kind: String) throws {
        #expect(try unit.dispatch().exitCode == 0)
        let path = unit.database
        let file = "\(unit.folder.path)/ran"
        switch kind {
        case "garbage": try unit.write(Array("no database at all".utf8), to: "charm/.unit-state.db")
        case "one byte": try unit.write([0], to: "charm/.unit-state.db")
        case "truncated": #expect(truncate(path, 5000) == 0)
        case "another schema":
            try change("DROP TABLE snapshot; CREATE TABLE snapshot (x INTEGER)")
        case "half a schema":
            try change("DROP TABLE notice")
        case "text as data": try change("UPDATE snapshot SET data = 'text'")
        case "dangerous pickle":
            let hexadecimal = dangerousPickle(file).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            try change("UPDATE snapshot SET data = x'\(hexadecimal)'")
        case "truncated pickle": try change("UPDATE snapshot SET data = substr(data, 1, length(data) - 3)")
        case "counter of text":
            try unit.withStore { store in
                try store.saveSnapshot(["event_count": "seven"], at: "StoredStateData[_stored]")
                try store.commit()
            }
        case "malformed notice":
            try change("INSERT INTO notice (event_path, observer_path, method_name) VALUES ('a[b', 'c', 'd')")
        default: try change("INSERT INTO notice (event_path, observer_path, method_name) VALUES (x'ff', 'c', 'd')")
        }
        let before = try unit.folder.read("charm/.unit-state.db")
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 1)
        #expect(outcome.handlers.isEmpty)
        #expect(outcome.log("ERROR").count == 1, "\(outcome.standardError) \(outcome.calls)")
        #expect(try unit.folder.read("charm/.unit-state.db") == before)
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test("a folder in the database's place ends the dispatch")
    func databaseIsFolder() throws {
        try FileManager.default.createDirectory(atPath: unit.database, withIntermediateDirectories: false)
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 1)
        #expect(outcome.log("ERROR").first?.contains("is not a regular file") == true)
    }

    @Test("an empty file is a new database")
    func emptyDatabase() throws {
        try unit.write([], to: "charm/.unit-state.db")
        #expect(try unit.dispatch().exitCode == 0)
        #expect(try unit.withStore { try $0.loadSnapshot(at: "StoredStateData[_stored]") } == ["event_count": 5])
    }

    /// Changes the database behind the store's back.
    private func change(_ sql: String) throws {
        try SQLiteConnection(path: unit.database, lockTimeout: 1000).execute(sql, for: "testing")
    }
}
