import OpsTesting

@testable import FidelityCharm

/// A secret of the unit or its application.
struct OwnSecret: Hashable {
    var owner: Step.SecretOwner
    var label: String?
    var revisions: [Int]
    /// The content of the newest revision.
    var content: [String: String]
    /// The applications that may read it.
    var readers: [String]
}

extension OwnSecret {
    /// What a state says of a secret; `nil` for another's.
    init?(_ secret: State.Secret) {
        switch secret.owner {
        case .unit: owner = .unit
        case .application: owner = .app
        case .other: return nil
        }
        label = secret.label
        revisions = secret.revisions.keys.sorted()
        content = secret.revisions[secret.latestRevision] ?? [:]
        readers = Set(secret.grants.values.joined()).sorted()
    }
}
