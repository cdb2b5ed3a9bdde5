import CharmMetadata
import HookTools
import OrderedCollections

extension Simulation {
    /// Why Juju's controller does not take what a hook has done; `nil` when it does.
    ///
    /// The hook's tools have let it pass: only the controller knows who may change a secret, and which labels there are.
    func refusal(of changes: HookChanges) -> String? {
        if !changes.secrets.isEmpty, let refusal = refusal(ofSecrets: changes.secrets) { return refusal }
        return changes.addedStorage.lazy.compactMap { self.refusal(ofStorage: $0.key, $0.value) }.first
    }

    private func refusal(ofSecrets secrets: SecretChanges) -> String? {
        for id in Set(secrets.updated.keys).union(secrets.removed.keys).sorted() {
            guard let secret = state.secrets.first(where: { $0.id == id }) else {
                return "secret '\(id)' not found"
            }
            if case .other = secret.owner { return "permission denied: the secret '\(id)' is another's" }
        }
        for (id, created) in secrets.created.sorted(by: { $0.key < $1.key }) {
            let owner: State.Secret.Owner = created.owner == .unit ? .unit : .application
            if let refusal = refusal(ofLabel: created.label, for: id, owner) { return refusal }
        }
        for (id, update) in secrets.updated.sorted(by: { $0.key < $1.key }) {
            guard let label = update.label, let secret = state.secrets.first(where: { $0.id == id }) else { continue }
            if let refusal = refusal(ofLabel: label, for: id, secret.owner) { return refusal }
        }
        return nil
    }

    private func refusal(ofStorage name: String, _ counts: [Int]) -> String? {
        guard let storage = metadata.storages[name] else { return nil }
        let most = storage.multipleRange.map { $0.maximum ?? .max } ?? 1
        let attached = state.storages.count { $0.name == name }
        // A charm may ask for so many that no integer holds the sum.
        let total = counts.reduce(Optional(attached)) { sum, count in
            sum.map { $0.addingReportingOverflow(count) }.flatMap { $0.overflow ? nil : $0.partialValue }
        }
        if let total, total <= most { return nil }
        let asked = total.map { "\($0)" } ?? "too many"
        return "the charm declares at most \(most) of the storage '\(name)', and would have \(asked)"
    }

    private func refusal(ofLabel label: String, for id: String, _ owner: State.Secret.Owner) -> String? {
        let exists = state.secrets.contains { $0.id != id && $0.owner == owner && $0.label == label }
        return exists && !label.isEmpty ? "a secret with the label '\(label)' exists already" : nil
    }
}
