import HookCommands
import Ops
import OpsTesting
import Testing

@Suite("A secret in a context")
struct SecretTests {
    private let context: Context<ScriptedCharm>

    init() throws { context = try .scripted() }

    @Test func `of another application is read, and tracked from then on`() async throws {
        let secret = State.Secret(revisions: [1: ["key": "old"], 2: ["key": "new"]], trackedRevision: 1)
        let outcome = try await context.run(.secretChanged(secret), State(secrets: [secret])) { event, charm in
            guard let event = event as? SecretChangedEvent else { throw Refusal() }
            let texts = [try event.secret.content["key"], try event.secret.peek()["key"]].compactMap { $0 }
            try charm.unit.setStatus(.active(texts.joined(separator: " ")))
        }
        #expect(outcome.state.unitStatus == .active("old new"))
        #expect(try outcome.state.secret(id: secret.id).trackedRevision == 1)
        let later = try await context.run(.start, outcome.state) { _, charm in
            let secret = try charm.model.secret(id: secret.id, label: "mine")
            try secret.refresh()
        }
        #expect(try later.state.secret(label: "mine").trackedRevision == 2)
    }

    @Test func `that was not granted is not there`() async throws {
        let secret = State.Secret(["key": "value"], isGranted: false)
        let failure = await #expect(throws: CharmFailed.self) {
            try await context.run(.start, State(secrets: [secret])) { _, charm in
                _ = try charm.model.secret(id: secret.id)
            }
        }
        #expect(failure?.cause is OpsError)
    }

    @Test func `is made by the unit, with the same id for the same seed`() async throws {
        let make: ScriptedCharm.Script = { _, charm in
            _ = try charm.unit.addSecret(
                ["key": "value"], label: "own", description: "what it is",
                expire: .at(try Timestamp("2031-01-01T00:00:00Z")),
                rotate: .daily)
        }
        let outcome = try await context.run(.start, doing: make)
        let secret = try outcome.state.secret(label: "own")
        #expect(
            secret
                == State.Secret(
                    ["key": "value"], id: secret.id, owner: .unit, label: "own", description: "what it is",
                    rotation: .daily,
                    expiry: try Timestamp("2031-01-01T00:00:00Z")))
        #expect(try await context.run(.start, doing: make).state == outcome.state)
        var other = context
        other.seed = 1
        #expect(try await other.run(.start, doing: make).state != outcome.state)
    }

    @Test(arguments: [true, false])
    func `of the application is made by its leader alone`(isLeader: Bool) async throws {
        let outcome = try? await context.run(.start, State(isLeader: isLeader)) { _, charm in
            _ = try charm.app.addSecret(["key": "value"])
        }
        #expect((outcome?.state.secrets.first?.owner == .application) == isLeader)
    }

    @Test func `gets a revision, is granted, and loses a revision`() async throws {
        let database = State.Relation("db", id: 3)
        let secret = State.Secret(
            revisions: [1: ["key": "one"], 2: ["key": "two"]], owner: .application, label: "own")
        let state = State(relations: [database], secrets: [secret], isLeader: true)
        let outcome = try await context.run(.secretRemove(secret, revision: 1), state) { event, charm in
            guard let event = event as? SecretRemoveEvent, let relation = try charm.model.relation("db") else {
                throw Refusal()
            }
            try event.secret.setContent(["key": "three"])
            try event.secret.grant(relation)
            try event.removeRevision()
        }
        let after = try outcome.state.secret(id: "secret:\(secret.id)")
        #expect(after.revisions == [2: ["key": "two"], 3: ["key": "three"]])
        #expect(after.latestRevision == 3)
        #expect(after.grants == [3: ["remote"]])
        #expect(outcome.removedSecretRevisions.map(\.revision) == [1])
        #expect(outcome.removedSecretRevisions.map(\.secret) == [secret.id])
    }

    @Test func `is gone when all of it was removed`() async throws {
        let secret = State.Secret(["key": "value"], owner: .unit)
        let outcome = try await context.run(.secretExpired(secret, revision: 1), State(secrets: [secret])) { event, _ in
            try (event as? SecretExpiredEvent)?.secret.removeAllRevisions()
        }
        #expect(outcome.state.secrets.isEmpty)
    }

    @Test func `that was made is forgotten when a handler throws`() async throws {
        let failure = await #expect(throws: CharmFailed.self) {
            try await context.run(.start) { _, charm in
                _ = try charm.unit.addSecret(["key": "value"])
                throw Refusal()
            }
        }
        #expect(failure?.outcome.state == State())
    }
}
