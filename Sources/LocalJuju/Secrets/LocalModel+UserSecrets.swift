package import HookTools

extension LocalModel {
    /// Makes a secret of the model's user.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - content: The values.
    ///   - description: What it is for.
    /// - Returns: Its URI.
    /// - Throws: ``LocalJujuError`` when the name is taken, or Juju's generation has no secrets.
    package func addSecret(
        _ name: String, content: SecretContent, description: String = ""
    ) throws(LocalJujuError) -> String {
        guard profile != .v2_9 else {
            throw LocalJujuError(.invalidArgument, "Juju \(profile.rawValue) has no secrets.")
        }
        guard !name.isEmpty, !content.base64Values.isEmpty else {
            throw LocalJujuError(.invalidArgument, "A secret needs a name and at least one value.")
        }
        try checkSecretName(name, except: nil)
        let now = clock.seconds
        let id = SecretRecord.newID()
        state.secrets.append(
            SecretRecord(
                id: id, owner: nil, label: name, description: description,
                revisions: [1: SecretRecord.Revision(values: content.base64Values, created: now)], created: now,
                updated: now))
        try save()
        return "secret:\(id)"
    }

    /// Changes a secret of the model's user; who reads it gets `secret-changed` when its values differ.
    ///
    /// - Parameters:
    ///   - identifier: Its name or URI.
    ///   - content: The new values, in place of all the old ones; `nil` to leave them.
    ///   - name: A new name.
    ///   - description: What it is for.
    ///   - prunes: Whether revisions that nobody reads go by themselves.
    package func updateSecret(
        _ identifier: String, content: SecretContent? = nil, name: String? = nil, description: String? = nil,
        prunes: Bool? = nil
    ) throws(LocalJujuError) {
        let index = try indexOfUserSecret(identifier)
        if let name {
            try checkSecretName(name, except: state.secrets[index].id)
            state.secrets[index].label = name
        }
        let secret = state.secrets[index]
        if let values = content?.base64Values, !values.isEmpty,
            values != secret.revisions[secret.latestRevision]?.values
        {
            state.secrets[index].addRevision(values, at: clock.seconds)
        }
        if let description { state.secrets[index].description = description }
        if let prunes { state.secrets[index].prunes = prunes }
        try settle()
    }

    /// Lets applications read a secret of the model's user.
    package func grantSecret(_ identifier: String, to applications: [String]) throws(LocalJujuError) {
        let index = try indexOfUserSecret(identifier)
        for name in applications { _ = try application(name) }
        for name in applications {
            let grant = SecretRecord.Grant(target: name, relation: nil)
            if !state.secrets[index].grants.contains(grant) { state.secrets[index].grants.append(grant) }
        }
        try settle()
    }

    /// Lets applications no longer read a secret of the model's user.
    package func revokeSecret(_ identifier: String, from applications: [String]) throws(LocalJujuError) {
        let index = try indexOfUserSecret(identifier)
        for name in applications { _ = try application(name) }
        state.secrets[index].grants.removeAll { applications.contains($0.target) }
        try settle()
    }

    /// Removes a secret of the model's user, or one revision of it.
    package func removeSecret(_ identifier: String, revision: Int? = nil) throws(LocalJujuError) {
        let index = try indexOfUserSecret(identifier)
        let secret = state.secrets[index]
        guard revision.map({ secret.revisions[$0] != nil }) ?? true else {
            throw LocalJujuError(.notFound, "secret revision \"\(secret.id)/\(revision ?? 0)\" not found")
        }
        state.removeSecret(at: index, revisions: [revision])
        try settle()
    }

    private func indexOfUserSecret(_ identifier: String) throws(LocalJujuError) -> Int {
        let index = try indexOfSecret(identifier)
        guard state.secrets[index].owner == nil else {
            throw LocalJujuError(.invalidArgument, "permission denied")
        }
        return index
    }

    private func checkSecretName(_ name: String, except id: String?) throws(LocalJujuError) {
        guard !state.secrets.contains(where: { $0.owner == nil && $0.label == name && $0.id != id }) else {
            throw LocalJujuError(.alreadyExists, "secret with name \"\(name)\" already exists")
        }
    }
}

extension SecretRecord {
    /// 20 letters and digits, never used before.
    static func newID() -> String {
        let characters = Array("0123456789abcdefghijklmnopqrstuv")
        return String((0..<20).map { _ in characters.randomElement() ?? "0" })
    }
}
