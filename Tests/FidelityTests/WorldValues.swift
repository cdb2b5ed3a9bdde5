import Ops
import OpsTesting
import PlainValues

@testable import FidelityCharm

/// A test asks for a relation that it has not made.
struct NoRelation: Error {}

/// A test asks a world for what its level does not have.
struct NotShown: Error {
    let what: String
}

extension [String: String] {
    /// A databag without what Juju itself writes into it.
    var withoutAddresses: [String: String] {
        filter { !["egress-subnets", "ingress-address", "private-address"].contains($0.key) }
    }
}

extension ShownStatus {
    init(_ status: StatusValue) { self.init(status.name.rawValue, status.message) }
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
