import PlainValues
import Testing

@testable import FidelityCharm

@Suite struct ActionTests {
    @Test("an action gets its parameters, with the defaults of those that are left out", arguments: FidelityLevel.all)
    func parameters(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.when("backup-action", .parameter("target"), .parameter("level"))
        _ = world.takeNotes()
        _ = try await world.runAction("backup", ["level": 3])
        _ = try await world.runAction("backup", ["target": "tape"])
        #expect(
            world.takeNotes() == ["backup-action", "  \"disk\"", "  3", "backup-action", "  \"tape\"", "  -"])
    }

    @Test(
        "an action that there is not, and parameters that do not fit, are refused before the charm is told",
        arguments: FidelityLevel.all)
    func refused(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = world.takeNotes()
        let cases: [(String, [String: PlainValue])] = [
            ("unknown", [:]), ("restore", [:]), ("backup", ["unknown": 1]), ("backup", ["level": "high"]),
        ]
        for (name, parameters) in cases {
            let report = try await world.runAction(name, parameters)
            #expect(report.wasRefused, "\(name) \(parameters)")
        }
        #expect(world.takeNotes() == [])
    }

    @Test("an operator gets an action's results, nested ones as well, and its log", arguments: FidelityLevel.all)
    func results(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.when(
            "backup-action", .logAction("started"), .setNestedResult, .setResult("size", "1"), .logAction("done"))
        let report = try await world.runAction("backup", [:])
        #expect(
            report
                == ActionReport(
                    results: ["outer": ["inner": "value", "number": "1"], "size": "1"], log: ["started", "done"]))
    }

    @Test("an action that says that it failed keeps what it has written", arguments: FidelityLevel.all)
    func failed(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        try world.when(
            "backup-action", .write("db", of: .unit, key: "host", value: "a"), .setResult("size", "1"),
            .failAction("the disk is full"), .setResult("left", "0"))
        let report = try await world.runAction("backup", [:])
        #expect(report == ActionReport(failure: "the disk is full", results: ["size": "1", "left": "0"]))
        #expect(try world.unitData("db") == ["host": "a"])
    }

    @Test(
        "an action that crashes keeps its results and not what it has written, and the unit is well",
        arguments: FidelityLevel.dispatches)
    func crashed(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        try world.when(
            "backup-action", .write("db", of: .unit, key: "host", value: "a"), .setResult("size", "1"), .crash)
        let report = try await world.runAction("backup", [:])
        #expect(report == ActionReport(failure: "exit status 1", results: ["size": "1"]))
        #expect(try world.unitData("db") == [:])
        #expect(!world.hasFailed)
    }

    @Test("results with a bad or a reserved key are refused", arguments: FidelityLevel.all)
    func badResults(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.when("backup-action", .setResult("Size", "1"), .setResult("stdout", "x"), .setResult("fine", "y"))
        _ = world.takeNotes()
        let report = try await world.runAction("backup", [:])
        #expect(
            world.takeResults().map { $0.prefix { $0 != ":" } } == ["invalidArgument", "hookCommandFailed"])
        #expect(report.results == ["fine": "y"])
    }
}
