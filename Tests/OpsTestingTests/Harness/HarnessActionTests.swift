import Ops
import OpsTesting
import Testing

@Suite("Actions of a harness")
struct HarnessActionTests {
    private let harness: Harness<NotingCharm>

    init() throws {
        harness = try .begun(
            actions: """
                back-up:
                  params:
                    name: {type: string}
                    depth: {type: integer, default: 3}
                  required: [name]
                  additionalProperties: false
                free:
                  additionalProperties: true
                """)
    }

    /// Has the handler of any action do something.
    private func act(_ body: @escaping (ActionEvent) throws -> Void) throws {
        try harness.charm.act = { event in if let event = event as? ActionEvent { try body(event) } }
    }

    @Test func `gives the logs and results`() throws {
        try act { event in
            try event.log("one")
            try event.setResults(["size": 5, "nested": ["deep": "yes"]])
            try event.log("two")
        }
        let output = try harness.runAction("back-up", ["name": "all"])
        #expect(output.logs == ["one", "two"])
        #expect(output.results["size"]?.stringValue == "5")
        #expect(output.results["nested"]?["deep"] == "yes")
        #expect(try harness.takeNotes() == ["back_up_action"])
    }

    @Test func `gives nothing of an earlier run`() throws {
        try act { try $0.log($0.parameters["name"]?.stringValue ?? "") }
        try harness.runAction("back-up", ["name": "one"])
        let output = try harness.runAction("back-up", ["name": "two"])
        #expect(output.logs == ["two"])
        #expect(output.results.isEmpty)
    }

    @Test func `gives the parameters, with the defaults of the metadata`() throws {
        var seen: [PlainValue?] = []
        try act { seen += [$0.parameters["name"], $0.parameters["depth"], $0.parameters["other"]] }
        try harness.runAction("back-up", ["name": "all"])
        try harness.runAction("back-up", ["name": "all", "depth": 7])
        #expect(seen == ["all", 3, nil, "all", 7, nil])
    }

    @Test func `is refused with a parameter of another type`() throws {
        let error = testingError { try harness.runAction("back-up", ["name": "all", "depth": "deep"]) }
        #expect(error?.code == .invalidValue)
        #expect(
            error?.description
                == "The parameter 'depth' of the action 'back-up' is of the type 'integer'; text cannot be its value.")
        #expect(try harness.takeNotes() == [])
    }

    @Test func `gives each run a number of its own`() throws {
        var ids: [String] = []
        try act { ids.append($0.id) }
        for _ in 0..<2 { try harness.runAction("free") }
        #expect(Set(ids).count == 2)
    }

    @Test func `says that an action has failed when its handler has ended, with what it has said`() throws {
        try act { event in
            try event.fail("no space")
            try event.log("after")
            try event.setResults(["done": "half"])
        }
        do {
            try harness.runAction("back-up", ["name": "all"])
            Issue.record("The action has not failed.")
        } catch let failure as ActionFailed {
            #expect(failure.message == "no space")
            #expect(failure.output.logs == ["after"])
            #expect(failure.output.results["done"] == "half")
            #expect(failure.description.contains("no space"))
        }
    }

    @Test func `says that an action has failed that does not say why`() throws {
        try act { try $0.fail() }
        do {
            try harness.runAction("free")
            Issue.record("The action has not failed.")
        } catch let failure as ActionFailed {
            #expect(failure.message == "")
            #expect(failure.description == "The action failed, and did not say why.")
        }
    }

    @Test(arguments: ["stdout", "stderr", "stdout-encoding", "stderr-encoding"])
    func `refuses results under Juju's own names`(key: String) throws {
        try act { try $0.setResults(.map([.string(key): "x"])) }
        #expect(opsError { try harness.runAction("free") }?.code == .hookCommandFailed)
    }

    @Test(arguments: [["a": ["b": 1], "a.b": 2], ["A": "x"], ["-": "x"]] as [PlainValue])
    func `refuses results that Juju could not tell apart, or would not take`(results: PlainValue) throws {
        try act { try $0.setResults(results) }
        #expect(throws: OpsError.self) { try harness.runAction("free") }
    }

    @Test func `lets what a handler throws reach the test`() throws {
        try act { _ in throw TestFailure() }
        #expect(throws: TestFailure.self) { try harness.runAction("free") }
    }

    @Test func `runs while hooks are disabled`() throws {
        try harness.withHooksDisabled { _ = try harness.runAction("free") }
        #expect(try harness.takeNotes() == ["free_action"])
    }

    @Test func `takes parameters that are not declared only where the action allows it`() throws {
        try harness.runAction("free", ["anything": [1, 2]])
        let error = opsError { try harness.runAction("back-up", ["name": "all", "nmae": "x"]) }
        #expect(error?.description.contains("nmae") == true)
        #expect(try harness.takeNotes() == ["free_action"])
    }

    @Test func `refuses to run without a parameter that is required`() {
        let error = testingError { try harness.runAction("back-up", ["depth": 3]) }
        #expect(error?.code == .invalidValue)
        #expect(error?.description == "The action 'back-up' needs the parameter 'name'; give it.")
    }

    @Test func `refuses an action that is not declared, and any before begin`() throws {
        let error = testingError { try harness.runAction("backup") }
        #expect(error?.description == "The charm declares no action 'backup'; it has 'back-up', 'free'.")
        let other = try Harness(NotingCharm.self, metadata: Metadata.webapp, actions: "free: {}")
        #expect(testingError { try other.runAction("free") }?.code == .misuse)
    }
}
