import CharmMetadata
import OrderedCollections

extension ConsistencyCheck {
    /// The charm's own files: what Juju refuses when the charm is deployed.
    mutating func checkMetadata() {
        let roles = [
            ("requires", metadata.requires.keys), ("provides", metadata.provides.keys), ("peers", metadata.peers.keys),
        ]
        for (index, (role, endpoints)) in roles.enumerated() {
            for (laterRole, laterEndpoints) in roles[(index + 1)...] {
                for endpoint in endpoints where laterEndpoints.contains(endpoint) {
                    refuse(
                        "The endpoint '\(endpoint)' is declared twice, under \(role) and \(laterRole); give one of the two another name."
                    )
                }
            }
        }
        for binding in metadata.extraBindings where metadata.relations[binding] != nil {
            refuse("The extra binding '\(binding)' has the name of an endpoint; give one of the two another name.")
        }
        for endpoint in metadata.relations.keys where !NameRule.endpoint.allows(endpoint) {
            refuse("Juju refuses the endpoint's name '\(endpoint)': \(NameRule.endpoint.advice).")
        }
        for storage in metadata.storages.keys where !NameRule.storage.allows(storage) {
            refuse("Juju refuses the storage's name '\(storage)': \(NameRule.storage.advice).")
        }
        for action in metadata.actions.keys where !NameRule.label.allows(action) {
            refuse("Juju refuses the action's name '\(action)': \(NameRule.label.advice).")
        }
        for container in metadata.containers.keys where !NameRule.label.allows(container) || container.utf8.count > 63 {
            refuse(
                "Kubernetes refuses the container's name '\(container)': \(NameRule.label.advice), at most 63 of them.")
        }
    }
}

/// How Juju wants the names of a kind to be.
struct NameRule {
    /// What to write instead.
    let advice: String
    private let separators: Set<UInt8>
    private let beginsWithLetter: Bool
    private let partsNeedLetter: Bool
    private let partsMayBeEmpty: Bool

    /// Endpoints.
    static let endpoint = NameRule(
        advice: "use small letters and digits, in parts separated by one '-' or '_', with a letter at the beginning",
        separators: Set("-_".utf8), beginsWithLetter: true, partsNeedLetter: false, partsMayBeEmpty: false)
    /// Storages.
    static let storage = NameRule(
        advice:
            "use small letters and digits, in parts separated by one '-', with a letter at the beginning and in each part",
        separators: Set("-".utf8), beginsWithLetter: true, partsNeedLetter: true, partsMayBeEmpty: false)
    /// Actions and containers.
    static let label = NameRule(
        advice: "use small letters, digits and '-', with a letter or digit at both ends", separators: Set("-".utf8),
        beginsWithLetter: false, partsNeedLetter: false, partsMayBeEmpty: true)

    /// Whether a name is as it has to be.
    func allows(_ name: String) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let parts = name.utf8.split(omittingEmptySubsequences: false) { separators.contains($0) }
        guard let first = parts.first?.first, let last = parts.last, !last.isEmpty else { return false }
        return (!beginsWithLetter || letters.contains(first))
            && parts.allSatisfy { part in
                (partsMayBeEmpty || !part.isEmpty) && part.allSatisfy { letters.contains($0) || digits.contains($0) }
                    && (!partsNeedLetter || part.contains { letters.contains($0) })
            }
    }
}
