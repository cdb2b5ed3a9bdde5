import CharmMetadata
import OrderedCollections

extension ConsistencyCheck {
    /// The storage instances of the unit.
    mutating func checkStorages() {
        for storage in state.storages {
            if metadata.storages[storage.name] == nil {
                refuse(
                    "The charm declares no storage '\(storage.name)'; it has \(Self.list(metadata.storages.keys)). Take it out of the state, or declare it."
                )
            }
            if storage.index < 0 { refuse("The storage \(storage.id) has a negative number; give it 0 or more.") }
        }
        for id in Self.repeated(state.storages.map(\.id)) {
            refuse("The storage \(id) is in the state twice; give one of the two another index.")
        }
    }

    /// The secrets of the unit.
    mutating func checkSecrets() {
        if !state.secrets.isEmpty, !isAtLeast(3, 0) {
            refuse(
                "Juju has secrets from 3.0 on, and the context's version is \(identity.jujuVersion); give the context a later one."
            )
        }
        for secret in state.secrets {
            if !Self.isSecretID(secret.id) {
                refuse("'\(secret.id)' is no secret's id; write 20 small letters and digits, without 'secret:'.")
            }
            if secret.revisions.isEmpty {
                refuse("The secret '\(secret.id)' has no revision; give it a content.")
            }
            for content in secret.revisions.values {
                do throws(TestingError) {
                    try TestingError.check(secret: content)
                } catch {
                    refuse("The secret '\(secret.id)': \(error.description)")
                }
            }
            if let newest = secret.revisions.keys.max(), newest > secret.latestRevision {
                refuse(
                    "The secret '\(secret.id)' has the revision \(newest), and \(secret.latestRevision) is said to be its latest; correct one of the two."
                )
            }
            for id in secret.grants.keys.sorted() where !state.relations.contains(where: { $0.id == id }) {
                refuse(
                    "The secret '\(secret.id)' is granted through the relation \(id), which is not in the state; add it, or take the grant out."
                )
            }
        }
        for id in Self.repeated(state.secrets.map(\.id)) {
            refuse("The secret '\(id)' is in the state twice; give one of the two another id.")
        }
        for label in Self.repeated(state.secrets.compactMap { $0.owner.isOwn ? $0.label : nil }) {
            refuse("The label '\(label)' is that of two secrets; give one of the two another label.")
        }
    }

    /// The containers of the unit.
    mutating func checkContainers() {
        for container in state.containers where metadata.containers[container.name] == nil {
            refuse(
                "The charm declares no container '\(container.name)'; it has \(Self.list(metadata.containers.keys)). Take it out of the state, or declare it."
            )
        }
        for name in Self.repeated(state.containers.map(\.name)) {
            refuse("The container '\(name)' is in the state twice; leave one of them.")
        }
    }
}

extension State.Secret.Owner {
    /// Whether the unit or its application owns the secret.
    var isOwn: Bool {
        switch self {
        case .unit, .application: true
        case .other: false
        }
    }
}
