import CharmMetadata

/// An endpoint of an application, as a relation may use it.
struct RelationEndpoint: Hashable {
    var application: String
    var metadata: RelationMetadata

    var side: RelationRecord.Side { RelationRecord.Side(application: application, endpoint: metadata.name) }

    /// Whether the endpoint can be related to another application's.
    func fits(_ other: RelationEndpoint) -> Bool {
        guard application != other.application, metadata.interface == other.metadata.interface else { return false }
        switch (metadata.role, other.metadata.role) {
        case (.provides, .requires), (.requires, .provides): return true
        default: return false
        }
    }
}
