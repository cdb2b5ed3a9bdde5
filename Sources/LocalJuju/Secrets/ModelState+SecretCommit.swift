import HookTools
import OrderedCollections

extension ModelState {
    /// Takes what a hook did to secrets into the model.
    mutating func commit(_ changes: SecretChanges, of unit: String, at now: Double) throws(LocalJujuError) {
        for (id, created) in changes.created { try create(id, created, by: unit, at: now) }
        for (id, update) in changes.updated {
            let index = try indexOfSecret(id, managedBy: unit)
            if let content = update.content { secrets[index].addRevision(content.base64Values, at: now) }
            if let label = update.label {
                try checkLabel(label, owner: secrets[index].owner, except: id)
                secrets[index].label = label
            }
            if let description = update.description { secrets[index].description = description }
            if let rotation = update.rotation.flatMap(SecretRotation.init) {
                secrets[index].setRotation(rotation, at: now)
            }
            if let expiry = update.expiry { secrets[index].setExpiry(SecretTime.seconds(expiry)) }
        }
        for (id, grants) in changes.granted { try grant(grants, of: id, by: unit) }
        for (id, revocations) in changes.revoked {
            let index = try indexOfSecret(id, managedBy: unit)
            for revocation in revocations {
                secrets[index].grants.removeAll { $0.target == revocation.unit ?? revocation.application }
            }
        }
        for (id, revision) in changes.tracked {
            guard let index = secrets.firstIndex(where: { $0.id == id }) else { continue }
            secrets[index].tracked[unit] = revision
        }
        for (id, label) in changes.consumerLabels {
            guard let index = secrets.firstIndex(where: { $0.id == id }) else { continue }
            secrets[index].consumerLabels[unit] = label
        }
        for (id, removals) in changes.removed {
            let index = try indexOfSecret(id, managedBy: unit)
            removeSecret(at: index, revisions: removals.map(\.revision))
        }
    }

    /// Removes revisions of a secret, or all of it: for `nil`, and with its last revision.
    mutating func removeSecret(at index: Int, revisions: [Int?]) {
        for revision in revisions {
            if let revision { secrets[index].revisions[revision] = nil }
        }
        if revisions.contains(nil) || secrets[index].revisions.isEmpty { secrets.remove(at: index) }
    }

    /// Whether a unit manages a secret: its own, and as the leader its application's.
    func isManager(_ unit: String, of secret: SecretRecord) -> Bool {
        let application = Self.application(of: unit)
        return secret.owner == unit || secret.owner == application && self[application: application]?.leader == unit
    }

    private mutating func create(
        _ id: String, _ created: SecretSnapshot, by unit: String, at now: Double
    ) throws(LocalJujuError) {
        let owner = created.owner == .unit ? unit : Self.application(of: unit)
        try checkLabel(created.label, owner: owner, except: id)
        var secret = SecretRecord(
            id: id, owner: owner, label: created.label, description: created.description,
            latestRevision: created.latestRevision,
            revisions: created.revisions.mapValues {
                SecretRecord.Revision(values: $0.base64Values, created: now)
            }, created: now, updated: now)
        if let rotation = SecretRotation(rawValue: created.rotation) { secret.setRotation(rotation, at: now) }
        secret.setExpiry(created.expiry.flatMap(SecretTime.seconds))
        secrets.append(secret)
    }

    private mutating func grant(
        _ grants: [SecretChanges.Grant], of id: String, by unit: String
    ) throws(LocalJujuError) {
        let index = try indexOfSecret(id, managedBy: unit)
        for grant in grants {
            guard relations.contains(where: { $0.id == grant.relationID && $0.life == .alive }) else {
                throw LocalJujuError(
                    .notFound, "cannot grant secret \"\(id)\": relation \(grant.relationID) not found")
            }
            let permission = SecretRecord.Grant(target: grant.unit ?? grant.application, relation: grant.relationID)
            if !secrets[index].grants.contains(permission) { secrets[index].grants.append(permission) }
        }
    }

    private func checkLabel(_ label: String, owner: String?, except id: String) throws(LocalJujuError) {
        let exists = secrets.contains { $0.id != id && $0.owner == owner && $0.label == label }
        guard label.isEmpty || !exists else {
            throw LocalJujuError(.alreadyExists, "secret with label \"\(label)\" already exists")
        }
    }

    private func indexOfSecret(_ id: String, managedBy unit: String) throws(LocalJujuError) -> Int {
        guard let index = secrets.firstIndex(where: { $0.id == id }) else {
            throw LocalJujuError(.notFound, "secret \"\(id)\" not found")
        }
        guard isManager(unit, of: secrets[index]) else {
            throw LocalJujuError(.invalidArgument, "permission denied")
        }
        return index
    }
}
