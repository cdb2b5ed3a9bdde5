import Foundation
import OrderedCollections
import PlainValues
import Testing

@testable import LocalJuju

@Suite struct ActionTests {
    private static let actions = """
        backup:
          params:
            path: {type: string, default: /tmp}
            level: {type: integer, minimum: 1}
          required: [level]
          additionalProperties: false
        quiet: {}
        """

    private func model(_ script: String) throws -> TestModel {
        let test = try TestModel()
        try test.deploy(
            dispatch: "case $JUJU_DISPATCH_PATH in actions/*)\n\(script)\n;; esac",
            files: ["actions.yaml": Self.actions])
        return test
    }

    private func run(
        _ test: TestModel, _ name: String = "quiet", _ parameters: PlainValue = .map([:])
    ) throws -> ActionResult {
        try #require(try test.model.runAction(name, on: ["web/0"], parameters: parameters).first)
    }

    @Test("an action has its results, its output and its return code")
    func results() throws {
        let test = try model("action-set a.b=1 c=x; echo out; echo err >&2; action-log half")
        let result = try run(test)
        #expect(result.status == "completed")
        #expect(
            result.results
                == ["a": ["b": "1"], "c": "x", "return-code": 0, "stdout": "out\n", "stderr": "err\n"])
        #expect(result.log.count == 1)
        #expect(result.log.first?.hasSuffix(" half") == true)
        #expect(result.id == "2")
        #expect(try run(test).id == "4")
        // The output is a result, and not logged.
        #expect(try !test.model.debugLog().contains { $0.message == "out" })
    }

    @Test("an action has its own variables and the schema's defaults")
    func parameters() throws {
        let test = try model("env | grep -E 'JUJU_(ACTION|HOOK)' | sort; action-get path; action-get level")
        let result = try run(test, "backup", ["level": 3])
        #expect(
            result.results["stdout"]
                == """
                JUJU_ACTION_NAME=backup
                JUJU_ACTION_TAG=action-2
                JUJU_ACTION_UUID=2
                JUJU_HOOK_NAME=
                /tmp
                3

                """)
    }

    @Test(
        "an action whose parameters do not fit the schema is not scheduled",
        arguments: [
            ([:], "(root) : \"level\" property is missing and required, given {}"),
            (["level": "x"], "(root).level : must be of type integer, given \"x\""),
            (["level": 0], "(root).level : must be greater than or equal to 1"),
            (["level": 1, "other": 2], "(root) : additional property \"other\" is not allowed"),
        ] as [(PlainValue, String)])
    func wrongParameters(parameters: PlainValue, problem: String) throws {
        let test = try model("touch ran")
        let result = try run(test, "backup", parameters)
        #expect(result.status == "failed")
        #expect(result.message == "validation failed: \(problem)")
        #expect(!result.wasScheduled)
        #expect(test.read("ran").isEmpty)
    }

    @Test("an action that the charm does not declare is not scheduled")
    func unknownAction() throws {
        let test = try model("touch ran")
        let result = try run(test, "nope")
        #expect(result.message == "action \"nope\" not defined on unit \"web/0\"")
        #expect(!result.wasScheduled)
        #expect(test.read("ran").isEmpty)
        #expect(throws: LocalJujuError.self) { try test.model.runAction("backup", on: ["web/0", "web/9"]) }
    }

    @Test("an action that exits with another code has failed; its changes are dropped and its results stay")
    func exitCode() throws {
        let test = try model("state-set k=v; action-set a=1; exit 7")
        let result = try run(test)
        #expect(result.status == "failed")
        #expect(result.message == "exit status 7")
        #expect(result.results == ["a": "1", "return-code": 7])
        #expect(test.model.state[unit: "web/0"]?.state == [:])
        #expect(try test.unit().workloadStatus.current == "unknown")
    }

    @Test("an action that fails itself and exits with 0 keeps its changes")
    func actionFail() throws {
        let test = try model("state-set k=v; action-fail 'no room'")
        let result = try run(test)
        #expect(result.status == "failed")
        #expect(result.message == "no room")
        #expect(result.results["return-code"] == 0)
        #expect(test.model.state[unit: "web/0"]?.state == ["k": "v"])
    }

    @Test("an action whose changes are refused says so")
    func refusedCommit() throws {
        let test = try model(
            "juju-log x; storage-add data 2>/dev/null; state-set $(seq -f k%g=$(head -c 60000 /dev/zero | tr '\\0' x) 1 1)"
        )
        test.model.state[unit: "web/0"]?.state["full"] = String(repeating: "x", count: (2 << 20) - 100)
        let result = try run(test)
        #expect(result.message == "committing requested changes failed")
        #expect(result.results["return-code"] == 1)
        #expect(result.results["stderr"]?.stringValue?.contains("max allowed size") == true)
    }

    @Test("output that is no text becomes base64")
    func binary() throws {
        let result = try run(model("printf '\\377\\376'"))
        #expect(result.results["stdout"] == "//4=")
        #expect(result.results["stdout-encoding"] == "base64")
    }

    @Test("an action without a program has failed")
    func missingAction() throws {
        let test = try TestModel()
        try test.deploy(dispatch: nil, files: ["actions.yaml": Self.actions, "hooks/start": "#!/bin/sh\n"])
        #expect(try run(test).message == "action not implemented on unit \"web/0\"")
    }

    @Test("shell text runs in a hook's surroundings without being one, and is committed")
    func exec() throws {
        let test = try TestModel()
        try test.deploy()
        let result = try #require(
            try test.model.exec(
                "open-port 80; echo \"[$JUJU_HOOK_NAME$JUJU_DISPATCH_PATH]\" $PWD; config-get nothing", on: ["web/0"]
            ).first)
        #expect(result.results["stdout"]?.stringValue == "[] \(test.model.folder)/units/web-0/charm\n")
        #expect(try test.unit().openPorts == ["80/tcp"])
        let failed = try #require(try test.model.exec("open-port 81; exit 2", on: ["web/0"]).first)
        #expect(failed.message == "exit status 2")
        #expect(try test.unit().openPorts == ["80/tcp"])
    }

    @Test("a result has the form of juju run")
    func json() throws {
        let result = try run(model("action-set a=1; action-fail no"))
        let json = result.json
        #expect(json["id"] == "2")
        #expect(json["unit"] == "web/0")
        #expect(json["status"] == "failed")
        #expect(json["message"] == "no")
        #expect(json["results"] == ["a": "1", "return-code": 0])
        #expect(json["timing"]?.mapValue?.keys == ["enqueued", "started", "completed"])
    }
}
