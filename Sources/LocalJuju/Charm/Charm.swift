import CharmMetadata

/// What the model needs to know of a charm.
struct Charm {
    var name: String
    var isSubordinate: Bool
    var options: [CharmOption]
    var actions: [ActionMetadata]
    /// The endpoints, peers included.
    var endpoints: [RelationMetadata]
    var storages: [StorageMetadata]
    var resources: [ResourceMetadata]
    /// The names of the containers of the workload.
    var containers: [String]
    /// The names of all endpoints and extra bindings.
    var bindings: [String]
    /// The payloads' types, by name.
    var payloadTypes: [String: String]
    var base: CharmBase
    /// The text of the charm's `version` file.
    var version: String?
    var tree: CharmTree
}
