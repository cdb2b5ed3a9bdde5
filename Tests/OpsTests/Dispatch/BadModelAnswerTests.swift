import Glibc
import OrderedCollections
import PlainValues
import Testing

@testable import Ops

/// What a charm sees of bad answers, and of what goes away while it works.
@Suite("Bad answers, as the model tells of them") struct BadModelAnswerTests {
    /// A question to the model, and the hook command that answers it.
    struct Question: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Whether any text is an answer.
        var isText = false
        let ask: @Sendable (ScriptedCharm) throws -> Void

        var tool: String { String(testDescription.prefix { $0 != " " }) }
    }

    static let questions = [
        Question(testDescription: "relation-ids db --format=json") { _ = try $0.model.relations("db") },
        Question(testDescription: "relation-list --format=json -r db:3") { _ = try relation($0).units },
        Question(testDescription: "relation-list --format=json -r db:3") { _ = try relation($0).app },
        Question(testDescription: "relation-get --format=json -r db:3 - app/0") { charm in
            _ = try relation(charm).data[charm.unit].values
        },
        Question(testDescription: "relation-model-get --format=json -r db:3") { _ = try relation($0).remoteModel },
        Question(testDescription: "secret-get --format=json secret:abc") { _ = try $0.model.secret(id: "secret:abc") },
        Question(testDescription: "secret-get --format=json secret:abc --refresh") { try secret($0).refresh() },
        Question(testDescription: "secret-get --format=json secret:abc --peek") { _ = try secret($0).peek() },
        Question(testDescription: "secret-info-get --format=json secret:abc") { _ = try secret($0).info() },
        Question(testDescription: "secret-add --owner unit key#file=[redacted]", isText: true) {
            _ = try $0.unit.addSecret(["key": "hidden"])
        },
        Question(testDescription: "storage-list --format=json data") { _ = try $0.model.storages("data") },
        Question(testDescription: "storage-get --format=json -s data/0") { charm in
            _ = try Storage(name: "data", index: 0, backend: charm.model.backend).location
        },
        Question(testDescription: "resource-get blob", isText: true) { _ = try $0.model.fetchResource("blob") },
        Question(testDescription: "network-get --format=json db") { _ = try $0.model.binding("db").network },
        Question(testDescription: "network-get --format=json -r 3 db") { charm in
            _ = try charm.model.binding(relation(charm)).network
        },
        Question(testDescription: "credential-get --format=json") { _ = try $0.model.cloudSpec },
        Question(testDescription: "goal-state --format=json") { _ = try $0.model.goalState },
    ]

    private static func relation(_ charm: ScriptedCharm) throws -> Relation { try charm.model.relation("db", id: 3) }
    private static func secret(_ charm: ScriptedCharm) throws -> Secret {
        try Secret(backend: charm.model.backend, id: "secret:abc", label: nil)
    }

    @Test(
        "an answer that is empty, cut or of another kind is an error with the call, and no value", arguments: questions)
    func badAnswer(question: Question) throws {
        for (answer, isForText) in [("", true), ("{\"hidden\"", false), ("[{\"hidden\": 1}]", false), ("7.5", false)]
        where isForText || !question.isText {
            let unit = try UnitInTest.related()
            unit.juju.answer(question.tool, answer)
            try unit.inCharm { charm throws in
                let error = #expect(throws: OpsError.self) { try question.ask(charm) }
                #expect(error?.code == .hookCommandFailed)
                #expect(error?.hookCommandError?.code == .unexpectedAnswer)
                #expect(error?.description.hasSuffix("(The call: \(question.testDescription))") == true)
                #expect(error?.description.contains("hidden") == false)
            }
        }
    }

    // MARK: What goes away

    private static let relationGone = "ERROR invalid value \"db:3\" for option -r: relation not found"

    @Test("a relation that goes away after it was listed has the units that were listed, and no data from then on")
    func relationGoesAway() throws {
        let unit = try UnitInTest.related()
        try unit.inCharm { charm throws in
            let listed = try charm.model.relations("db")
            let relation = try #require(listed.first)
            let remote = try #require(try relation.units.first)
            let before = try relation.data[charm.unit]["a"]
            #expect(before == "1")
            for tool in ["relation-list", "relation-get", "relation-set", "relation-model-get", "network-get"] {
                unit.juju.failures[tool] = Self.relationGone
            }
            let values = try relation.data[remote].values
            #expect(values.isEmpty)
            let error = #expect(throws: OpsError.self) { try relation.data[charm.unit].set("a", to: "hidden") }
            #expect(error?.code == .relationNotFound)
            #expect(error?.description.contains("relation not found") == true)
            #expect(error?.description.contains("(The call: relation-set -r db:3 --file -)") == true)
            #expect(error?.description.contains("hidden") == false)
            // What could not be written is not taken for written.
            let after = try relation.data[charm.unit]["a"]
            #expect(after == "1")
            #expect(code { _ = try relation.remoteModel } == .relationNotFound)
        }
    }

    @Test("a secret that goes away keeps the content that was read; everything else is an error that names it")
    func secretGoesAway() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("secret-get", #"{"password":"hidden"}"#)
        try unit.inCharm { charm throws in
            let secret = try charm.model.secret(id: "secret:abc")
            for tool in ["secret-get", "secret-info-get", "secret-set", "secret-grant", "secret-remove"] {
                unit.juju.failures[tool] = "ERROR secret \"abc\" not found"
            }
            let content = try secret.content["password"]
            #expect(content == "hidden")
            let relation = try Self.relation(charm)
            let attempts: [() throws -> Void] = [
                { try secret.refresh() }, { _ = try secret.peek() }, { _ = try secret.info() },
                { try secret.setContent(["password": "hidden"]) }, { try secret.removeAllRevisions() },
                { try secret.grant(relation) },
            ]
            for attempt in attempts {
                let error = #expect(throws: OpsError.self) { try attempt() }
                #expect(error?.code == .secretNotFound)
                #expect(error?.description.contains("secret:abc") == true)
                #expect(error?.description.contains("hidden") == false)
            }
        }
    }

    // MARK: Tools that do not end well

    @Test("a tool that hangs is given up at the charm's time limit, and the dispatch fails with what it was")
    func hanging() throws {
        let unit = try ProbedUnit()
        try unit.plan(["observe": [["event": "collect_app_status", "handler": "h1"]], "hook_command_seconds": 0.2])
        try unit.write("", to: "fake/is-leader.wait")
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.log("ERROR").first?.hasSuffix(
                """
                is-leader did not end within its time limit of 0.2 seconds, and was killed with the processes that it had \
                started. (The call: is-leader --format=json)
                """) == true)
    }

    @Test("a tool that warns and succeeds has succeeded")
    func warning() throws {
        let unit = try ProbedUnit()
        try unit.plan(["observe": [["event": "collect_app_status", "handler": "h1"]]])
        try unit.write("#!/bin/sh\necho WARNING >&2\necho true\n", to: "tools/is-leader.new", executable: true)
        #expect(rename("\(unit.folder.path)/tools/is-leader.new", "\(unit.folder.path)/tools/is-leader") == 0)
        let outcome = try unit.dispatch()
        #expect(outcome.exitCode == 0)
        #expect(outcome.handlers == ["h1 collect_app_status"])
        #expect(outcome.log("WARNING").isEmpty)
    }
}
