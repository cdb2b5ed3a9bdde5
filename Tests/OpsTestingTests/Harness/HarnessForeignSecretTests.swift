import Ops
import OpsTesting
import Testing

@Suite("Secrets of others in a harness")
struct HarnessForeignSecretTests {
    private let harness: Harness<NotingCharm>
    private let relation: Int

    init() throws {
        harness = try .begun()
        relation = try harness.addRelation("db", app: "pg")
        try harness.addRelationUnit(relation, unit: "pg/0")
        _ = try harness.takeNotes()
    }

    @Test(arguments: ["pg", "pg/0"], ["webapp", "webapp/0"])
    func `can be read when they were granted, whoever owns them`(owner: String, observer: String) throws {
        let id = try harness.addModelSecret(owner: owner, ["password": "hunter2"])
        try harness.grantSecret(id, to: observer)
        let secret = try harness.model.secret(id: id)
        #expect(secret.uniqueIdentifier == String(id.dropFirst("secret:".count)))
        #expect(try secret.content.values == ["password": "hunter2"])
        #expect(try harness.secretGrants(id, relationID: relation) == [observer])
    }

    @Test func `are found by each form of their id`() throws {
        let unit = try #require(try harness.model.unit.addSecret(["key": "unit"]).id)
        let foreign = try harness.addModelSecret(owner: "pg", ["key": "pg"])
        let user = try harness.addUserSecret(["key": "user"])
        for id in [foreign, user] { try harness.grantSecret(id, to: "webapp") }
        for (id, content) in [(unit, "unit"), (foreign, "pg"), (user, "user")] {
            let bare = String(id.dropFirst("secret:".count))
            for id in [bare, "secret:\(bare)", "secret://\(harness.model.uuid)/\(bare)"] {
                #expect(try harness.model.secret(id: id).content["key"] == content)
                #expect(try harness.secretRevisions(id) == [1])
            }
        }
    }

    @Test func `cannot be read before they were granted`() throws {
        let id = try harness.addModelSecret(owner: "pg", ["password": "hunter2"])
        let error = opsError { _ = try harness.model.secret(id: id).content }
        #expect(error?.description.contains("permission denied") == true)
        #expect(error?.description.contains("hunter2") == false)
    }

    @Test(arguments: ["other", "webapp/1", "webap"])
    func `cannot be read when they were granted to another`(observer: String) throws {
        let id = try harness.addModelSecret(owner: "pg", ["password": "hunter2"])
        try harness.grantSecret(id, to: observer)
        #expect(throws: OpsError.self) { try harness.model.secret(id: id).content }
    }

    @Test func `cannot be read any more when the grant was revoked`() throws {
        let id = try harness.addModelSecret(owner: "pg", ["password": "hunter2"])
        try harness.grantSecret(id, to: "webapp")
        _ = try harness.model.secret(id: id).content
        try harness.revokeSecret(id, from: "webapp")
        #expect(throws: OpsError.self) { try harness.model.secret(id: id).content }
        #expect(try harness.secretGrants(id, relationID: relation) == [])
        try harness.revokeSecret(id, from: "webapp")
    }

    @Test func `cannot be read any more when the relation is gone`() throws {
        let id = try harness.addModelSecret(owner: "pg", ["password": "hunter2"])
        try harness.grantSecret(id, to: "webapp")
        try harness.removeRelation(relation)
        #expect(throws: OpsError.self) { try harness.model.secret(id: id).content }
    }

    @Test func `cannot be granted without a relation to their owner`() throws {
        let id = try harness.addModelSecret(owner: "mysql", ["password": "hunter2"])
        let error = testingError { try harness.grantSecret(id, to: "webapp") }
        #expect(error?.code == .misuse)
        #expect(
            error?.description == "The charm has no relation to 'mysql', which owns the secret; add one first.")
        #expect(testingError { try harness.revokeSecret(id, from: "webapp") }?.code == .misuse)
    }

    @Test func `tell the charm of new content, which it has when it asks for it`() throws {
        let id = try harness.addModelSecret(owner: "pg", ["key": "one"])
        try harness.grantSecret(id, to: "webapp")
        #expect(try harness.model.secret(id: id).content["key"] == "one")
        var seen: [String?] = []
        try harness.charm.act = { event in
            guard let secret = (event as? SecretChangedEvent)?.secret else { return }
            seen.append(try secret.content["key"])
            seen.append(try secret.peek()["key"])
            seen.append(try secret.content["key"])
            seen.append(try secret.refresh()["key"])
            seen.append(try secret.content["key"])
        }
        try harness.setSecretContent(id, ["key": "two"])
        #expect(seen == ["one", "two", "one", "two", "two"])
        #expect(try harness.takeNotes() == ["secret_changed ''"])
        #expect(try harness.secretRevisions(id) == [1, 2])
        #expect(try harness.model.secret(id: id).content["key"] == "two")
    }

    @Test func `carry the label that the charm has given them`() throws {
        let id = try harness.addModelSecret(owner: "pg", ["key": "one"])
        try harness.grantSecret(id, to: "webapp")
        #expect(try harness.model.secret(id: id, label: "mine").content["key"] == "one")
        #expect(try harness.model.secret(label: "mine").content["key"] == "one")
        try harness.setSecretContent(id, ["key": "two"])
        #expect(try harness.takeNotes() == ["secret_changed 'mine'"])
    }

    @Test func `are not the charm's to change, grant or remove`() throws {
        let id = try harness.addModelSecret(owner: "pg", ["key": "one"])
        try harness.grantSecret(id, to: "webapp")
        let secret = try harness.model.secret(id: id)
        #expect(throws: OpsError.self) { try secret.info() }
        #expect(throws: OpsError.self) { try secret.setInfo(description: "mine") }
        #expect(throws: OpsError.self) { try secret.removeAllRevisions() }
        let relation = try #require(try harness.model.relation("db"))
        #expect(throws: OpsError.self) { try secret.grant(relation) }
        #expect(try harness.secretRevisions(id) == [1])
    }

    // MARK: A user's

    @Test func `of a user can be read when they were granted to the application`() throws {
        let id = try harness.addUserSecret(["password": "hunter2"])
        #expect(throws: OpsError.self) { try harness.model.secret(id: id).content }
        try harness.grantSecret(id, to: "webapp")
        #expect(try harness.model.secret(id: id).content["password"] == "hunter2")
        try harness.setSecretContent(id, ["password": "hunter3"])
        #expect(try harness.takeNotes() == ["secret_changed ''"])
        #expect(try harness.model.secret(id: id).peek()["password"] == "hunter3")
        try harness.revokeSecret(id, from: "webapp")
        #expect(throws: OpsError.self) { try harness.model.secret(id: id).content }
    }

    @Test func `of a user are not granted to a unit, and do not reach one of another application`() throws {
        let id = try harness.addUserSecret(["password": "hunter2"])
        #expect(testingError { try harness.grantSecret(id, to: "webapp/0") }?.code == .invalidValue)
        try harness.grantSecret(id, to: "pg")
        #expect(throws: OpsError.self) { try harness.model.secret(id: id).content }
    }

    @Test func `of a user are never rotated nor expire`() throws {
        let id = try harness.addUserSecret(["password": "hunter2"])
        #expect(testingError { try harness.triggerSecretRotation(id) }?.code == .misuse)
        #expect(testingError { try harness.triggerSecretExpiration(id, revision: 1) }?.code == .misuse)
        #expect(try harness.takeNotes() == [])
    }

    @Test func `of a user can be what an option names`() throws {
        let harness = try Harness<NotingCharm>.begun(config: "options: {key: {type: secret}}")
        let id = try harness.addUserSecret(["password": "hunter2"])
        try harness.grantSecret(id, to: "webapp")
        try harness.updateConfig(["key": .string(id)])
        #expect(try harness.model.config.secret("key")?.content["password"] == "hunter2")
    }

    // MARK: Refused

    @Test(
        arguments: [[:], ["x": "y"], ["Key": "y"], ["key_": "y"], ["1key": "y"], ["key ": "y"]] as [[String: String]])
    func `have no content that Juju would not take`(content: [String: String]) throws {
        #expect(testingError { _ = try harness.addModelSecret(owner: "pg", content) }?.code == .invalidValue)
        #expect(testingError { _ = try harness.addUserSecret(content) }?.code == .invalidValue)
        let id = try harness.addModelSecret(owner: "pg", ["key": "value"])
        #expect(testingError { try harness.setSecretContent(id, content) }?.code == .invalidValue)
        #expect(try harness.secretRevisions(id) == [1])
    }

    @Test func `are not there under another id`() {
        #expect(testingError { try harness.setSecretContent("asdf", ["key": "value"]) }?.code == .notFound)
        #expect(testingError { try harness.grantSecret("asdf", to: "webapp") }?.code == .notFound)
        #expect(testingError { _ = try harness.secretGrants("asdf", relationID: 0) }?.code == .notFound)
        #expect(testingError { _ = try harness.secretRevisions("asdf") }?.code == .notFound)
        #expect(testingError { try harness.triggerSecretRotation("asdf") }?.code == .notFound)
        #expect(testingError { try harness.triggerSecretRemoval("asdf", revision: 1) }?.code == .notFound)
        #expect(testingError { try harness.triggerSecretExpiration("asdf", revision: 1) }?.code == .notFound)
        #expect(opsError { _ = try harness.model.secret(label: "asdf").content }?.code == .secretNotFound)
    }
}
