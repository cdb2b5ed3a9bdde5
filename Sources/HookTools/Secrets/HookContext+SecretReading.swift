import OrderedCollections

extension HookContext {
    /// Reads a secret's content as this unit sees it now, and notes which revision it reads from now on.
    ///
    /// - Parameters:
    ///   - id: The secret's id.
    ///   - label: The secret's label; together with an id it is the label that the secret gets.
    ///   - peek: Whether the newest revision is read this time only.
    ///   - refresh: Whether the newest revision is read from now on.
    mutating func readSecret(
        id: String?, label: String?, peek: Bool, refresh: Bool
    ) throws(HookToolError) -> SecretContent {
        if let created = createdSecret(id: id, label: label) {
            if id != nil, let label { changes.secrets.created[created.id]?.label = label }
            return created.revisions[created.latestRevision] ?? SecretContent(base64Values: [:])
        }
        let secret = try existingSecret(id: id, label: label)
        guard secret.owner != .other || secret.isReadable else { throw HookToolError(.failed, "permission denied") }
        if id != nil, let label { try noteLabel(label, of: secret) }
        let pending = changes.secrets.updated[secret.id]?.content
        // What this hook wrote is one revision further; it is read with --peek and --refresh only.
        let newest = secret.latestRevision + (pending == nil ? 0 : 1)
        let tracked = changes.secrets.tracked[secret.id] ?? secret.trackedRevision
        let revision = peek || refresh ? newest : tracked ?? secret.latestRevision
        if !peek, revision != tracked { changes.secrets.tracked[secret.id] = revision }
        if let pending, revision > secret.latestRevision { return pending }
        guard let content = secret.revisions[revision] else {
            throw HookToolError(.failed, "secret revision \(GoText.quoted("\(secret.id)/\(revision)")) not found")
        }
        return content
    }

    private func createdSecret(id: String?, label: String?) -> SecretSnapshot? {
        if let id { return changes.secrets.created[id] }
        return changes.secrets.created.values.first { $0.label == label }
    }

    private func existingSecret(id: String?, label: String?) throws(HookToolError) -> SecretSnapshot {
        let found = id.map { secrets[$0] } ?? secrets.values.first { hasLabel($0, label ?? "") }
        guard let found else {
            throw HookToolError(.failed, "secret \(GoText.quoted(id ?? label ?? "")) not found")
        }
        return found
    }

    /// Whether a secret is known by a label: the owner's or the unit's own, as this hook left them.
    private func hasLabel(_ secret: SecretSnapshot, _ label: String) -> Bool {
        let consumerLabel = changes.secrets.consumerLabels[secret.id] ?? secret.consumerLabel
        let ownerLabel = changes.secrets.updated[secret.id]?.label ?? secret.label
        return consumerLabel == label || secret.owner != .other && ownerLabel == label
    }

    /// Gives a secret a label: the owner's when the unit manages it, else the unit's own.
    private mutating func noteLabel(_ label: String, of secret: SecretSnapshot) throws(HookToolError) {
        if try manages(secret) {
            if secret.label != label {
                changes.secrets.updated[secret.id, default: SecretChanges.Update()].label = label
            }
        } else if secret.consumerLabel != label {
            changes.secrets.consumerLabels[secret.id] = label
        }
    }

    /// Whether the unit manages a secret: its own, and as the leader its application's.
    mutating func manages(_ secret: SecretSnapshot) throws(HookToolError) -> Bool {
        switch secret.owner {
        case .unit: true
        case .application: try isLeader()
        case .other: false
        }
    }
}
