import Foundation

extension LocalModel {
    /// All secrets, sorted by id, without their values.
    ///
    /// - Parameter owner: An application, a unit, or the model's name for those of the user; `nil` for all.
    package func secrets(owner: String? = nil) -> [SecretDescription] {
        state.secrets.filter { owner == nil || $0.owner ?? name == owner }
            .sorted { $0.id < $1.id }.map(description(of:))
    }

    /// One secret.
    ///
    /// - Parameters:
    ///   - identifier: A name that a user gave, or a URI.
    ///   - revision: The revision whose values are shown; `nil` for the newest.
    ///   - reveals: Whether the values are shown.
    ///   - listsRevisions: Whether every revision is listed.
    /// - Throws: ``LocalJujuError`` when there is no such secret or revision.
    package func secret(
        _ identifier: String, revision: Int? = nil, reveals: Bool = false, listsRevisions: Bool = false
    ) throws(LocalJujuError) -> SecretDescription {
        let secret = state.secrets[try indexOfSecret(identifier)]
        var description = description(of: secret)
        if let revision, secret.revisions[revision] == nil {
            throw LocalJujuError(.notFound, "secret revision \"\(secret.id)/\(revision)\" not found")
        }
        description.revision = revision ?? description.revision
        if reveals {
            let values = secret.revisions[description.revision]?.values ?? [:]
            description.content = values.mapValues { base64 in
                Data(base64Encoded: base64).map { String(decoding: $0, as: UTF8.self) } ?? ""
            }
        }
        if listsRevisions {
            description.revisions = secret.revisions.sorted { $0.key < $1.key }.map { revision, content in
                SecretDescription.Revision(revision: revision, created: SecretTime.text(content.created))
            }
        }
        return description
    }

    /// Who may read a secret, as Juju's tags.
    func access(to secret: SecretRecord) -> [SecretDescription.Access] {
        secret.grants.map { grant in
            let relation = grant.relation.flatMap { id in state.relations.first { $0.id == id } }
            let scope = relation?.key.map { $0 == ":" ? "." : $0 == " " ? "#" : $0 }
            let isUnit = grant.target.contains("/")
            return SecretDescription.Access(
                target: isUnit
                    ? "unit-" + grant.target.split(separator: "/").joined(separator: "-")
                    : "application-\(grant.target)",
                scope: scope.map { "relation-" + String($0) } ?? "model-\(uuid)")
        }
    }

    /// Where a secret is.
    ///
    /// - Parameter identifier: A name that a user gave, or a URI.
    func indexOfSecret(_ identifier: String) throws(LocalJujuError) -> Int {
        let id = identifier.hasPrefix("secret:") ? identifier.split(separator: "/").last.map(String.init) : identifier
        let bare = id.map { $0.hasPrefix("secret:") ? String($0.dropFirst("secret:".count)) : $0 }
        let index =
            state.secrets.firstIndex { $0.id == bare }
            ?? state.secrets.firstIndex { $0.owner == nil && $0.label == identifier }
        guard let index else { throw LocalJujuError(.notFound, "secret \"\(identifier)\" not found") }
        return index
    }

    private func description(of secret: SecretRecord) -> SecretDescription {
        SecretDescription(
            id: secret.id, revision: secret.latestRevision, expires: secret.expiry.map(SecretTime.text),
            rotation: secret.rotation.rawValue, rotates: secret.nextRotation.map(SecretTime.text),
            owner: secret.owner ?? "<model>", description: secret.description,
            name: secret.owner == nil ? secret.label : nil, label: secret.owner == nil ? nil : secret.label,
            created: SecretTime.text(secret.created), updated: SecretTime.text(secret.updated),
            access: access(to: secret), revisions: [], content: nil)
    }
}
