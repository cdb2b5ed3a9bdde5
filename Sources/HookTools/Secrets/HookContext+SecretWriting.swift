import OrderedCollections

extension HookContext {
    /// Notes a new secret; its id is reserved at once.
    mutating func createSecret(
        _ content: SecretContent, owner: SecretSnapshot.Owner, words: SecretChanges.Update
    ) throws(HookToolError) -> String {
        if owner == .application { try requireLeader() }
        if let label = words.label,
            changes.secrets.created.values.contains(where: { $0.owner == owner && $0.label == label })
        {
            throw HookToolError(.failed, "secret with label \(GoText.quoted(label)) already exists")
        }
        let id = effects.newSecretID()
        changes.secrets.created[id] = SecretSnapshot(
            id: id, owner: owner, label: words.label ?? "", description: words.description ?? "",
            rotation: words.rotation ?? "never", expiry: words.expiry, revisions: [1: content])
        return id
    }

    /// Notes a new revision or new words.
    ///
    /// A secret that this hook made is changed in place.
    mutating func updateSecret(_ id: String, _ update: SecretChanges.Update) throws(HookToolError) {
        if changes.secrets.created[id] != nil {
            changes.secrets.created[id]?.apply(update)
            return
        }
        if let secret = secrets[id], secret.owner == .application { try requireLeader() }
        changes.secrets.updated[id, default: SecretChanges.Update()].merge(update)
    }

    /// Notes a permission.
    ///
    /// It takes back what was revoked before in the same hook.
    mutating func grantSecret(_ id: String, _ grant: SecretChanges.Grant) throws(HookToolError) {
        try requireKnownSecret(id)
        changes.secrets.revoked[id]?.removeAll { $0.application == grant.application && $0.unit == grant.unit }
        guard changes.secrets.granted[id]?.contains(grant) != true else { return }
        changes.secrets.granted[id, default: []].append(grant)
    }

    /// Notes that a permission ends.
    ///
    /// It takes back what was granted before in the same hook.
    mutating func revokeSecret(_ id: String, _ revocation: SecretChanges.Revocation) throws(HookToolError) {
        try requireKnownSecret(id)
        changes.secrets.granted[id]?.removeAll { grant in
            revocation.unit.map { grant.unit == $0 } ?? (grant.application == revocation.application)
        }
        guard changes.secrets.revoked[id]?.contains(revocation) != true else { return }
        changes.secrets.revoked[id, default: []].append(revocation)
    }

    /// Notes that a revision, or the whole secret, is removed.
    ///
    /// A secret that this hook made is forgotten.
    mutating func removeSecret(_ id: String, _ removal: SecretChanges.Removal) throws(HookToolError) {
        if changes.secrets.created[id] != nil {
            changes.secrets.created.removeValue(forKey: id)
            changes.secrets.granted.removeValue(forKey: id)
            changes.secrets.revoked.removeValue(forKey: id)
            return
        }
        if let secret = secrets[id], secret.owner == .application { try requireLeader() }
        guard changes.secrets.removed[id]?.contains(removal) != true else { return }
        changes.secrets.removed[id, default: []].append(removal)
    }

    /// The secrets that the unit manages, as they are once the changes are committed, by id.
    mutating func managedSecrets() throws(HookToolError) -> [String: SecretSnapshot] {
        var managed: [String: SecretSnapshot] = [:]
        for (id, secret) in secrets {
            guard try manages(secret), changes.secrets.removed[id]?.contains(where: { $0.revision == nil }) != true
            else { continue }
            var secret = secret
            if let update = changes.secrets.updated[id] {
                if update.content != nil { secret.latestRevision += 1 }
                secret.applyWords(of: update)
            }
            managed[id] = secret
        }
        managed.merge(changes.secrets.created.map { ($0.key, $0.value) }) { $1 }
        for id in managed.keys { managed[id]?.grants += pendingGrants(of: id) }
        return managed
    }

    private func pendingGrants(of id: String) -> [SecretSnapshot.Grant] {
        (changes.secrets.granted[id] ?? []).map { grant in
            let unit = grant.unit.map { "unit-" + $0.split(separator: "/").joined(separator: "-") }
            let scope = relations[grant.relationID]?.tag ?? "relation-\(grant.relationID)"
            return SecretSnapshot.Grant(target: unit ?? "application-" + grant.application, scope: scope)
        }
    }

    /// Refuses secrets that the unit does not manage.
    private mutating func requireKnownSecret(_ id: String) throws(HookToolError) {
        guard let secret = changes.secrets.created[id] ?? secrets[id], secret.owner != .other else {
            throw HookToolError(.failed, "secret \(GoText.quoted(id)) not found")
        }
        if secret.owner == .application { try requireLeader() }
    }
}
