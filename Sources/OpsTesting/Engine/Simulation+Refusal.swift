import CharmMetadata
import HookTools
import OrderedCollections

extension Simulation {
    /// Why Juju refuses what a hook has written when the hook ends, in its words; `nil` when it takes it.
    ///
    /// These are the things that the hook commands do not know of, and the controller does.
    func refusal(of changes: HookChanges) -> String? {
        refusal(of: changes.secrets) ?? changes.addedStorage.lazy.compactMap(refusal).first
    }

    private func refusal(of changes: SecretChanges) -> String? {
        let managed = [changes.updated.keys, changes.granted.keys, changes.revoked.keys, changes.removed.keys].joined()
        for id in managed where changes.created[id] == nil {
            guard let secret = state.secrets.first(where: { $0.id == id }) else {
                return "secret \"\(id)\" not found"
            }
            guard secret.owner == .unit || secret.owner == .application && state.isLeader else {
                return "permission denied"
            }
        }
        var labels: [State.Secret.Owner: [String: String]] = [:]
        for secret in state.secrets where !secret.isForeign {
            if let label = changes.updated[secret.id]?.label ?? secret.label {
                labels[secret.owner, default: [:]][label] = secret.id
            }
        }
        for (id, created) in changes.created {
            let owner: State.Secret.Owner = created.owner == .unit ? .unit : .application
            if !created.label.isEmpty, labels[owner]?[created.label].map({ $0 != id }) == true {
                return "secret with label \"\(created.label)\" already exists"
            }
        }
        return nil
    }

    private func refusal(of added: (key: String, value: [Int])) -> String? {
        guard let storage = metadata.storages[added.key] else { return nil }
        let most = storage.multipleRange.map { $0.maximum ?? .max } ?? 1
        let attached = state.storages.count { $0.name == added.key }
        // A charm may ask for as many as it likes: the sum may be none that an integer holds.
        let (count, overflows) = added.value.reduce((attached, false)) { sum, count in
            let (next, overflows) = sum.0.addingReportingOverflow(count)
            return overflows ? (.max, true) : (next, sum.1)
        }
        guard count > most || overflows else { return nil }
        return """
            charm "\(metadata.name)" store "\(added.key)": at most \(most) instances supported, \(count) specified
            """
    }
}
