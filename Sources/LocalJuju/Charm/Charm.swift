import CharmMetadata

/// What the model needs to know of a charm.
struct Charm {
    /// A relation of the charm's units with each other.
    struct Peer {
        var endpoint: String
        var interface: String
    }

    var name: String
    var options: [CharmOption]
    var actions: [ActionMetadata]
    var peers: [Peer]
    /// The names of all endpoints and extra bindings.
    var bindings: [String]
    /// The payloads' types, by name.
    var payloadTypes: [String: String]
    var base: CharmBase
    /// The text of the charm's `version` file.
    var version: String?
    var tree: CharmTree
}
