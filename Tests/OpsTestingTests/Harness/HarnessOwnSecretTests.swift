import Ops
import OpsTesting
import Testing

@Suite("Secrets of the charm itself in a harness")
struct HarnessOwnSecretTests {
    private let harness: Harness<NotingCharm>
    private let relation: Int

    init() throws {
        harness = try .begun()
        try harness.setLeader(true)
        relation = try harness.addRelation("db", app: "pg")
        try harness.addRelationUnit(relation, unit: "pg/0")
        _ = try harness.takeNotes()
    }

    private func add(_ label: String? = "label") throws -> (secret: Secret, id: String) {
        let secret = try harness.model.app.addSecret(["key": "one"], label: label)
        return (secret, try #require(secret.id))
    }

    @Test func `are granted to an application or a unit, and revoked`() throws {
        let (secret, id) = try add()
        let db = try #require(try harness.model.relation("db"))
        #expect(try harness.secretGrants(id, relationID: relation) == [])
        try secret.grant(db)
        #expect(try harness.secretGrants(id, relationID: relation) == ["pg"])
        try secret.revoke(db)
        #expect(try harness.secretGrants(id, relationID: relation) == [])
        try secret.grant(db, unit: harness.model.unit("pg/0"))
        #expect(try harness.secretGrants(id, relationID: relation) == ["pg/0"])
        try harness.removeRelation(relation)
        #expect(try harness.secretGrants(id, relationID: relation) == [])
    }

    @Test func `get a revision for new content, and none for a new description`() throws {
        let (secret, id) = try add()
        try secret.setInfo(description: "of the database")
        #expect(try harness.secretRevisions(id) == [1])
        try secret.setContent(["key": "two"])
        #expect(try harness.secretRevisions(id) == [1, 2])
        #expect(try secret.info().revision == 2)
        #expect(try secret.info().description == "of the database")
        #expect(try secret.info().label == "label")
    }

    @Test func `are read in the revision that the unit tracks, also by their owner`() throws {
        let (_, id) = try add()
        #expect(try harness.model.secret(id: id).content["key"] == "one")
        try harness.model.secret(id: id).setContent(["key": "two"])
        #expect(try harness.model.secret(id: id).content["key"] == "one")
        #expect(try harness.model.secret(id: id).peek()["key"] == "two")
        #expect(try harness.model.secret(id: id).refresh()["key"] == "two")
        #expect(try harness.model.secret(id: id).content["key"] == "two")
    }

    @Test func `are found by their label`() throws {
        let (_, id) = try add("admin")
        #expect(try harness.model.secret(label: "admin").content["key"] == "one")
        let found = try harness.model.secret(label: "admin").info()
        #expect(found.id.hasSuffix("/" + id.dropFirst("secret:".count)))
    }

    @Test func `get the label under which their owner reads them by their id`() throws {
        let (_, id) = try add("admin")
        #expect(try harness.model.secret(id: id, label: "root").content["key"] == "one")
        #expect(try harness.model.secret(label: "root").content["key"] == "one")
        #expect(try harness.model.secret(id: id).info().label == "root")
    }

    @Test func `cannot be read when the revision that the unit tracks was removed`() throws {
        let (secret, id) = try add()
        _ = try harness.model.secret(id: id).content
        try secret.setContent(["key": "two"])
        try secret.removeRevision(1)
        let error = opsError { _ = try harness.model.secret(id: id).content }
        #expect(error?.code == .secretNotFound)
        #expect(try secret.refresh()["key"] == "two")
    }

    @Test func `are gone with their last revision`() throws {
        let (secret, id) = try add()
        try secret.setContent(["key": "two"])
        try secret.removeRevision(1)
        #expect(try harness.secretRevisions(id) == [2])
        try secret.removeAllRevisions()
        #expect(testingError { _ = try harness.secretRevisions(id) }?.code == .notFound)
        #expect(opsError { _ = try harness.model.secret(id: id).content }?.code == .secretNotFound)
    }

    @Test func `of the application are the leader's to make and to change`() throws {
        let (_, id) = try add()
        try harness.setLeader(false)
        #expect(throws: OpsError.self) { try harness.model.app.addSecret(["key": "value"]) }
        let secret = try harness.model.secret(id: id)
        #expect(try secret.content["key"] == "one")
        #expect(throws: OpsError.self) { try secret.setContent(["key": "two"]) }
        #expect(throws: OpsError.self) { try secret.removeAllRevisions() }
        #expect(try harness.secretRevisions(id) == [1])
    }

    @Test func `of the unit are its own, whoever leads`() throws {
        try harness.setLeader(false)
        let secret = try harness.model.unit.addSecret(["key": "one"])
        try secret.setContent(["key": "two"])
        #expect(try harness.secretRevisions(try #require(secret.id)) == [1, 2])
    }

    @Test func `are not a test's to change or to grant`() throws {
        let (_, id) = try add()
        #expect(testingError { try harness.setSecretContent(id, ["key": "two"]) }?.code == .misuse)
        #expect(testingError { try harness.grantSecret(id, to: "pg") }?.code == .misuse)
        #expect(testingError { try harness.revokeSecret(id, from: "pg") }?.code == .misuse)
        #expect(try harness.secretRevisions(id) == [1])
    }

    // MARK: Events

    @Test func `are rotated when a test says so`() throws {
        let (_, id) = try add()
        var contents: [String?] = []
        try harness.charm.act = { contents.append(try ($0 as? SecretEvent)?.secret.content["key"]) }
        try harness.triggerSecretRotation(id)
        try harness.triggerSecretRotation(id, label: "override")
        #expect(try harness.takeNotes() == ["secret_rotate 'label'", "secret_rotate 'override'"])
        #expect(contents == ["one", "one"])
    }

    @Test func `have a revision removed or expired when a test says so`() throws {
        let (_, id) = try add()
        try harness.triggerSecretRemoval(id, revision: 1)
        try harness.triggerSecretRemoval(id, revision: 42, label: "override")
        try harness.triggerSecretExpiration(id, revision: 1)
        try harness.triggerSecretExpiration(id, revision: 42, label: "override")
        #expect(
            try harness.takeNotes() == [
                "secret_remove 'label' 1", "secret_remove 'override' 42", "secret_expired 'label' 1",
                "secret_expired 'override' 42",
            ])
    }

    @Test func `lose a revision that the handler of its removal removes`() throws {
        let (secret, id) = try add()
        try secret.setContent(["key": "two"])
        try harness.charm.act = { try ($0 as? SecretRemoveEvent)?.removeRevision() }
        try harness.triggerSecretRemoval(id, revision: 1)
        #expect(try harness.secretRevisions(id) == [2])
    }

    @Test func `have no events before begin`() throws {
        let harness = try Harness(NotingCharm.self, metadata: Metadata.webapp)
        let id = try #require(try harness.model.unit.addSecret(["key": "one"]).id)
        #expect(testingError { try harness.triggerSecretRotation(id) }?.code == .misuse)
        #expect(testingError { try harness.triggerSecretRemoval(id, revision: 1) }?.code == .misuse)
        let other = try harness.addModelSecret(owner: "pg", ["key": "one"])
        #expect(testingError { try harness.setSecretContent(other, ["key": "two"]) }?.code == .misuse)
    }
}
