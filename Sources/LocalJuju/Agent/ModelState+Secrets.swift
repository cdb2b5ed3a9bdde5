import HookTools
import OrderedCollections

extension ModelState {
    /// Takes what a hook did to secrets into the model.
    mutating func commit(_ changes: SecretChanges, of unit: String) throws(LocalJujuError) {
        for (id, created) in changes.created {
            let owner = created.owner == .unit ? unit : Self.application(of: unit)
            guard created.label.isEmpty || !secrets.contains(where: { $0.owner == owner && $0.label == created.label })
            else {
                throw LocalJujuError(
                    .alreadyExists, "cannot create secrets: secret with label \"\(created.label)\" already exists")
            }
            secrets.append(
                SecretRecord(
                    id: id, owner: owner, label: created.label, description: created.description,
                    rotation: created.rotation, expiry: created.expiry, latestRevision: created.latestRevision,
                    revisions: created.revisions.mapValues(\.base64Values)))
        }
        for (id, update) in changes.updated {
            guard let index = secrets.firstIndex(where: { $0.id == id }) else { throw Self.noSecret(id) }
            if let content = update.content {
                secrets[index].latestRevision += 1
                secrets[index].revisions[secrets[index].latestRevision] = content.base64Values
            }
            if let label = update.label { secrets[index].label = label }
            if let description = update.description { secrets[index].description = description }
            if let rotation = update.rotation { secrets[index].rotation = rotation }
            if let expiry = update.expiry { secrets[index].expiry = expiry }
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
            guard let index = secrets.firstIndex(where: { $0.id == id }) else { throw Self.noSecret(id) }
            for removal in removals {
                if let revision = removal.revision { secrets[index].revisions[revision] = nil }
            }
            if removals.contains(where: { $0.revision == nil }) || secrets[index].revisions.isEmpty {
                secrets.remove(at: index)
            }
        }
    }

    private static func noSecret(_ id: String) -> LocalJujuError {
        LocalJujuError(.notFound, "secret \"\(id)\" not found")
    }
}
