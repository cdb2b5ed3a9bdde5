import OrderedCollections
import PlainValues
import Testing

@testable import Ops

@Suite("Actions") struct ActionTests {
    /// Runs the action `backup`.
    private func backUp(
        _ unit: UnitInTest, parameters: String = "{}", _ act: @escaping (ActionEvent) throws -> Void
    ) throws {
        unit.juju.answer("action-get", parameters)
        try unit.run("backup_action") { charm in
            try charm.framework.observe(.action("backup"), charm, ScriptedCharm.first)
            charm.act = { _, event in try act(try #require(event as? ActionEvent)) }
        }
    }

    @Test(
        "results are flattened and written as ops does it",
        arguments: [
            (["a": "b"], ["a=b"]), (["a": ["b": "c", "d": ["e": 1]]], ["a.b=c", "a.d.e=1"]),
            (
                ["a": nil, "b": true, "c": false, "d": 1.0, "e": [1, "x", nil], "f": [:]],
                ["a=None", "b=True", "c=False", "d=1.0", "e=[1, 'x', None]"]
            ),
            (["a.b": 1, "a": ["c": 2]], ["a.b=1", "a.c=2"]), (["z": 1, "a": 2], ["z=1", "a=2"]),
            (["l": [["k": [true]]]], ["l=[{'k': [True]}]"]), (["x": ""], ["x="]), (["a-1.b": 0], ["a-1.b=0"]),
            ([:], []),
        ] as [(PlainValue, [String])])
    func results(_ row: (results: PlainValue, arguments: [String])) throws {
        let unit = try UnitInTest()
        try backUp(unit) { try $0.setResults(row.results) }
        #expect(unit.juju.commands.first { $0.name == "action-set" }?.arguments == row.arguments)
    }

    @Test("results may be any encodable value")
    func encodableResults() throws {
        struct Results: Encodable { var size = 7; var files = ["a"] }
        let unit = try UnitInTest()
        try backUp(unit) { try $0.setResults(Results()) }
        #expect(unit.juju.commands.first { $0.name == "action-set" }?.arguments == ["size=7", "files=['a']"])
    }

    @Test(
        "a name that Juju does not take is refused before Juju is asked",
        arguments: [
            "A", "a_b", "-a", "a-", "", ".a", "a.", "a b", "é", "a=b", "a\n", "a\0",
        ])
    func badNames(_ name: String) throws {
        let unit = try UnitInTest()
        try backUp(unit) { event throws in
            for results in [[.string(name): 1], ["outer": .map([.string(name): 1])]] as [PlainMap] {
                let error = #expect(throws: OpsError.self) { try event.setResults(PlainValue.map(results)) }
                #expect(error?.code == .invalidArgument)
            }
        }
        #expect(!unit.juju.calls.contains { $0.hasPrefix("action-set") })
    }

    @Test(
        "a name that comes twice, names that are no text, and results that are no map are refused",
        arguments: [
            (["a": ["b": 1], "a.b": 2], "The action's result 'a.b' is given twice; name each once."),
            (["a.b": 2, "a": ["b": 1]], "The action's result 'a.b' is given twice; name each once."),
            ([7: 1], "The name of an action's result is \(PlainValue.int(7).kindName); it must be text."),
            ([1], "The results of an action are \(PlainValue.array([]).kindName); give names and values."),
        ] as [(PlainValue, String)])
    func badResults(_ row: (results: PlainValue, message: String)) throws {
        let unit = try UnitInTest()
        try backUp(unit) { event throws in
            let error = #expect(throws: OpsError.self) { try event.setResults(row.results) }
            #expect(error?.description == row.message)
        }
    }

    @Test("parameters are read once for each observer, untyped or as a type")
    func parameters() throws {
        struct Parameters: Decodable, Equatable { var dryRun: Bool; var target: String? }
        let unit = try UnitInTest()
        try backUp(unit, parameters: #"{"dry-run": true, "unknown": [1]}"#) { event throws in
            #expect(event.parameters["unknown"] == [1])
            #expect(try event.load(Parameters.self) == Parameters(dryRun: true, target: nil))
            #expect(event.id == "7")
        }
        #expect(unit.juju.calls.count { $0.hasPrefix("action-get") } == 1)
    }

    @Test("a wrong parameter is an error that names the property")
    func wrongParameter() throws {
        struct Parameters: Decodable { var dryRun: Bool }
        let unit = try UnitInTest()
        try backUp(unit, parameters: #"{"dry-run": "perhaps"}"#) { event throws in
            let error = #expect(throws: OpsError.self) { try event.load(Parameters.self) }
            #expect(error?.code == .invalidValue)
            #expect(error?.description.contains("dry-run") == true)
            #expect(error?.description.contains(#"is text ("perhaps"), not a boolean"#) == true)
        }
    }

    @Test("a wrong parameter can fail the action, which ends the dispatch as a success without a commit")
    func failingParameter() throws {
        struct Parameters: Decodable { var dryRun: Bool }
        let unit = try UnitInTest()
        let end = #expect(throws: DispatchEnd.self) {
            try backUp(unit) { event in _ = try event.load(Parameters.self, errors: .fail) }
        }
        #expect(end?.exitCode == 0)
        #expect(unit.juju.calls.contains { $0.hasPrefix("action-fail -- The action's parameters are not valid: ") })
        #expect(try unit.eventCount() == nil)
    }

    @Test("messages that begin with a dash are no options")
    func dashes() throws {
        let unit = try UnitInTest()
        try backUp(unit) { event throws in
            try event.log("--now")
            try event.fail("-x")
            try event.fail()
        }
        #expect(unit.juju.calls.contains("action-log -- --now"))
        #expect(unit.juju.calls.contains("action-fail -- -x"))
        #expect(unit.juju.calls.contains("action-fail -- "))
    }

    @Test("what action-set says when it fails is in the error")
    func refused() throws {
        let unit = try UnitInTest()
        unit.juju.failures["action-set"] = "ERROR cannot set reserved action key \"stdout\""
        try backUp(unit) { event throws in
            let error = #expect(throws: OpsError.self) { try event.setResults(["stdout": "x"]) }
            #expect(error?.code == .hookCommandFailed)
            #expect(error?.hookCommandError?.exitCode == 1)
            #expect(error?.description.contains("reserved action key") == true)
        }
    }
}
