import Ops
import OpsTesting
import Testing

@Suite("Secrets and their owners in a context")
struct ContextSecretTests {
    private let context: Context<ScriptedCharm>

    init() throws { context = try .scripted() }

    @Test func `are not found where the state has none`() async throws {
        for find: @Sendable (Model) throws -> Secret in [
            { try $0.secret(id: "9m4e2mr0ui3e8a215n4g") }, { try $0.secret(label: "none") },
        ] {
            let failure = await #expect(throws: CharmFailed.self) {
                try await context.run(.start) { _, charm in _ = try find(charm.model).content }
            }
            #expect((failure?.cause as? OpsError)?.code == .secretNotFound)
        }
    }

    @Test(arguments: [State.Secret.Owner.unit, .application])
    func `are read by their owner as it tracks them, or the newest at once`(owner: State.Secret.Owner) async throws {
        let secret = State.Secret(
            revisions: [1: ["key": "old"], 2: ["key": "new"]], owner: owner, trackedRevision: 1, label: "own")
        let outcome = try await context.run(.start, State(secrets: [secret], isLeader: true)) { _, charm in
            let found = try charm.model.secret(label: "own")
            let texts = [try found.content["key"], try found.peek()["key"], try found.refresh()["key"]]
            try charm.unit.setStatus(.active(texts.compactMap { $0 }.joined(separator: " ")))
        }
        #expect(outcome.state.unitStatus == .active("old new new"))
        #expect(try outcome.state.secret(label: "own").trackedRevision == 2)
    }

    @Test func `have an id of their own, of whichever run they are`() async throws {
        var state = State()
        for label in ["one", "two", "three"] {
            state = try await context.run(.start, state) { _, charm in
                _ = try charm.unit.addSecret(["key": "value"], label: label)
            }.state
        }
        #expect(Set(state.secrets.map(\.id)).count == 3)
    }

    @Test func `get one revision of several changes in one hook`() async throws {
        let secret = State.Secret(["key": "one"], owner: .unit, label: "own")
        let outcome = try await context.run(.start, State(secrets: [secret])) { _, charm in
            let found = try charm.model.secret(label: "own")
            try found.setContent(["key": "two"])
            try found.setContent(["key": "three"])
            try found.setInfo(label: "renamed", description: "of three", rotate: .weekly)
        }
        let after = try outcome.state.secret(id: secret.id)
        #expect(after.revisions == [1: ["key": "one"], 2: ["key": "three"]])
        #expect(after.label == "renamed")
        #expect(after.description == "of three")
        #expect(after.rotation == .weekly)
    }

    @Test func `tell their owner what is known of them, and a reader nothing`() async throws {
        let own = State.Secret(["key": "value"], owner: .application, label: "own", description: "known")
        let other = State.Secret(["key": "value"])
        let database = State.Relation("db")
        let state = State(relations: [database], secrets: [own, other], isLeader: true)
        let outcome = try await context.run(.start, state) { _, charm in
            let info = try charm.model.secret(label: "own").info()
            let read = try charm.model.secret(id: other.id)
            guard let relation = try charm.model.relation("db") else { throw Refusal() }
            let refused = [opsError { _ = try read.info() }, opsError { try read.grant(relation) }]
            let count = refused.compactMap { $0 }.count
            try charm.unit.setStatus(.active("\(info.description) \(info.revision) \(info.label) \(count)"))
        }
        #expect(outcome.state.unitStatus == .active("known 1 own 2"))
        #expect(try outcome.state.secret(id: other.id).revisions == other.revisions)
    }

    /// What only Juju's controller refuses, when the hook has ended.
    private static let refusedAtTheEnd: [(ScriptedCharm.Script, String)] = [
        ({ try $1.model.secret(id: foreignID).setContent(["key": "new"]) }, "is another's"),
        ({ try $1.model.secret(id: foreignID).removeAllRevisions() }, "is another's"),
        ({ _ = try $1.app.addSecret(["key": "two"], label: "own") }, "the label 'own' exists already"),
    ]
    private static let foreignID = "9m4e2mr0ui3e8a215n4g"

    @Test(arguments: refusedAtTheEnd.indices)
    func `fail the hook at its end with what the controller does not take`(index: Int) async throws {
        let (script, reason) = Self.refusedAtTheEnd[index]
        let state = State(
            secrets: [
                State.Secret(["key": "value"], id: Self.foreignID),
                State.Secret(["key": "one"], owner: .application, label: "own"),
            ], isLeader: true)
        let failure = await #expect(throws: CharmFailed.self) { try await context.run(.start, state, doing: script) }
        let cause = try #require(failure?.cause as? TestingError)
        #expect(cause.code == .refused)
        #expect(cause.description.contains(reason))
        #expect(failure?.outcome.state.secrets == state.secrets)
    }

    @Test func `can be granted and revoked in the hook that makes them`() async throws {
        let database = State.Relation("db", id: 5)
        func grants(_ isRevoked: Bool) async throws -> [Int: Set<String>] {
            let outcome = try await context.run(.start, State(relations: [database], isLeader: true)) { _, charm in
                let secret = try charm.app.addSecret(["key": "value"], label: "own")
                guard let relation = try charm.model.relation("db") else { throw Refusal() }
                try secret.grant(relation)
                if isRevoked { try secret.revoke(relation) }
            }
            return try outcome.state.secret(label: "own").grants
        }
        #expect(try await grants(false) == [5: ["remote"]])
        #expect(try await grants(true) == [:])
    }

    @Test func `keep their revisions when one is removed that there is not`() async throws {
        let secret = State.Secret(["key": "value"], owner: .unit, label: "own")
        let outcome = try? await context.run(.start, State(secrets: [secret])) { _, charm in
            try charm.model.secret(label: "own").removeRevision(7)
        }
        if let outcome { #expect(try outcome.state.secret(label: "own").revisions == [1: ["key": "value"]]) }
    }
}
