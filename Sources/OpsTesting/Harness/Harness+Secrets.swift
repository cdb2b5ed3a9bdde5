import HookCommands
import Ops

extension Harness {
    // MARK: Secrets

    /// Makes a secret that another application or unit owns.
    ///
    /// - Parameters:
    ///   - owner: The application's or unit's name.
    ///   - content: The values, by key.
    /// - Returns: The secret's id, as in `secret:9m4e2mr0ui3e8a215n4g`. The charm cannot read it before it is granted.
    /// - Throws: ``TestingError`` with ``TestingError/Code/invalidValue`` for content that Juju does not take.
    public func addModelSecret(owner: String, _ content: [String: String]) throws -> String {
        try addSecret(.other(owner), content)
    }

    /// Makes a secret that the model's user owns, as `juju add-secret` does.
    ///
    /// - Parameter content: The values, by key.
    /// - Returns: The secret's id. The charm cannot read it before it is granted.
    /// - Throws: ``TestingError`` with ``TestingError/Code/invalidValue`` for content that Juju does not take.
    public func addUserSecret(_ content: [String: String]) throws -> String { try addSecret(.other(nil), content) }

    /// Gives a secret that is not the charm's a new revision, and tells the charm.
    ///
    /// - Parameters:
    ///   - id: The secret's id.
    ///   - content: The values of the new revision, by key.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notFound`` for a secret that there is not,
    ///   with ``TestingError/Code/misuse`` for the charm's own, and before ``begin()``.
    public func setSecretContent(_ id: String, _ content: [String: String]) throws {
        try TestingError.check(secret: content)
        let index = try indexOfForeignSecret(id)
        _ = try charm
        simulation.state.secrets[index].latestRevision += 1
        simulation.state.secrets[index].revisions[simulation.state.secrets[index].latestRevision] = content
        try tellAlways(secretEvent("secret-changed", simulation.state.secrets[index], nil, nil))
    }

    /// Lets an application or unit read a secret that is not the charm's.
    ///
    /// - Parameters:
    ///   - id: The secret's id.
    ///   - observer: The application or unit, mostly the charm's own.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound`` for a secret that there is not, with
    ///   ``TestingError/Code/misuse`` for the charm's own, or without a relation to the secret's owner, with
    ///   ``TestingError/Code/invalidValue`` for a user's secret and a unit: a user's are granted to applications.
    public func grantSecret(_ id: String, to observer: String) throws {
        let index = try indexOfForeignSecret(id)
        if case .other(nil) = simulation.state.secrets[index].owner, observer.contains("/") {
            throw TestingError(
                .invalidValue,
                "A user's secret is granted to applications, not to the unit '\(observer)'; give its application.")
        }
        let relation = try relationToOwner(of: simulation.state.secrets[index])
        simulation.state.secrets[index].grants[relation, default: []].insert(observer)
        updateGrants()
    }

    /// Takes the permission to read a secret back; that there is none is no error.
    ///
    /// - Parameters:
    ///   - id: The secret's id.
    ///   - observer: The application or unit, mostly the charm's own.
    /// - Throws: As ``grantSecret(_:to:)``.
    public func revokeSecret(_ id: String, from observer: String) throws {
        let index = try indexOfForeignSecret(id)
        let relation = try relationToOwner(of: simulation.state.secrets[index])
        simulation.state.secrets[index].grants[relation]?.remove(observer)
        updateGrants()
    }

    /// Who may read a secret through a relation.
    ///
    /// - Parameters:
    ///   - id: The secret's id.
    ///   - relationID: The relation's number.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound`` for a secret that there is not.
    public func secretGrants(_ id: String, relationID: Int) throws -> Set<String> {
        simulation.state.secrets[try indexOfSecret(id)].grants[relationID] ?? []
    }

    /// The numbers of a secret's revisions, oldest first.
    ///
    /// - Parameter id: The secret's id.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound`` for a secret that there is not.
    public func secretRevisions(_ id: String) throws -> [Int] {
        simulation.state.secrets[try indexOfSecret(id)].revisions.keys.sorted()
    }

    /// Tells the charm that it is time for a new revision of a secret.
    ///
    /// - Parameters:
    ///   - id: The secret's id.
    ///   - label: The label that the event carries; the secret's when `nil`.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notFound`` for a secret that there is not,
    ///   with ``TestingError/Code/misuse`` for a user's, and before ``begin()``.
    public func triggerSecretRotation(_ id: String, label: String? = nil) throws {
        let secret = simulation.state.secrets[try indexOfSecret(id)]
        try refuseUserSecret(secret, "rotated")
        try tellAlways(secretEvent("secret-rotate", secret, label, nil))
    }

    /// Tells the charm that nobody reads a revision of a secret any more.
    ///
    /// - Parameters:
    ///   - id: The secret's id.
    ///   - revision: The revision.
    ///   - label: The label that the event carries; the secret's when `nil`.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notFound`` for a secret that there is not,
    ///   with ``TestingError/Code/misuse`` before ``begin()``.
    public func triggerSecretRemoval(_ id: String, revision: Int, label: String? = nil) throws {
        let secret = simulation.state.secrets[try indexOfSecret(id)]
        try tellAlways(secretEvent("secret-remove", secret, label, revision))
    }

    /// Tells the charm that a revision of a secret has expired.
    ///
    /// - Parameters:
    ///   - id: The secret's id.
    ///   - revision: The revision.
    ///   - label: The label that the event carries; the secret's when `nil`.
    /// - Throws: As ``triggerSecretRotation(_:label:)``.
    public func triggerSecretExpiration(_ id: String, revision: Int, label: String? = nil) throws {
        let secret = simulation.state.secrets[try indexOfSecret(id)]
        try refuseUserSecret(secret, "expired")
        try tellAlways(secretEvent("secret-expired", secret, label, revision))
    }

    // MARK: Parts

    /// Finds out which secrets of others the charm may read.
    func updateGrants() {
        let own: Set = [simulation.identity.application, simulation.identity.unit]
        for index in simulation.state.secrets.indices where simulation.state.secrets[index].isForeign {
            let grants = simulation.state.secrets[index].grants
            simulation.state.secrets[index].isGranted = grants.values.contains { !$0.isDisjoint(with: own) }
        }
    }

    private func addSecret(_ owner: State.Secret.Owner, _ content: [String: String]) throws -> String {
        try TestingError.check(secret: content)
        let id = simulation.record.newSecretID()
        simulation.state.secrets.append(State.Secret(content, id: id, owner: owner, isGranted: false))
        return "secret:\(id)"
    }

    private func secretEvent(
        _ name: String, _ secret: State.Secret, _ label: String?, _ revision: Int?
    ) -> JujuEvent {
        var event = JujuEvent(name)
        event.secret = JujuEvent.SecretPart(id: secret.id, label: label ?? secret.label ?? "", revision: revision)
        return event
    }

    private func indexOfSecret(_ id: String) throws(TestingError) -> Int {
        // `secret:ID`, `secret://MODEL/ID` or the ID alone.
        let bare = id.split(whereSeparator: { $0 == ":" || $0 == "/" }).last.map(String.init)
        guard let index = simulation.state.secrets.firstIndex(where: { $0.id == bare }) else {
            throw TestingError(.notFound, "There is no secret '\(id)'; add it first.")
        }
        return index
    }

    private func indexOfForeignSecret(_ id: String) throws(TestingError) -> Int {
        let index = try indexOfSecret(id)
        guard simulation.state.secrets[index].isForeign else {
            throw TestingError(.misuse, "The secret '\(id)' is the charm's own: have the charm do that.")
        }
        return index
    }

    /// The first relation to the owner of a secret; -1 for the model's user, who needs none.
    private func relationToOwner(of secret: State.Secret) throws(TestingError) -> Int {
        guard case .other(let owner?) = secret.owner else { return -1 }
        let application = String(owner.prefix { $0 != "/" })
        guard
            let relation = simulation.state.relations.first(where: {
                $0.remoteApplication(of: simulation.identity.application) == application
            })
        else {
            throw TestingError(
                .misuse, "The charm has no relation to '\(application)', which owns the secret; add one first.")
        }
        return relation.id
    }

    private func refuseUserSecret(_ secret: State.Secret, _ what: String) throws(TestingError) {
        guard case .other(nil) = secret.owner else { return }
        throw TestingError(.misuse, "A user's secret is never \(what): Juju tells only the charm that owns a secret.")
    }
}

extension State.Secret {
    /// Whether neither the unit nor its application owns it.
    var isForeign: Bool { if case .other = owner { true } else { false } }
}
