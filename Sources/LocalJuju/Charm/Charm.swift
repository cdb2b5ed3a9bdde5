import PlainValues

/// What the model needs to know of a charm.
struct Charm {
    /// A relation of the charm's units with each other.
    struct Peer {
        var endpoint: String
        var interface: String
    }

    /// An action, with the schema of its parameters: a map.
    struct Action {
        var name: String
        var schema: PlainValue
    }

    var name: String
    var options: [CharmOption]
    var actions: [Action]
    var peers: [Peer]
    /// The names of all endpoints and extra bindings.
    var bindings: [String]
    var resources: [String]
    var base: CharmBase
    /// The text of the charm's `version` file.
    var version: String?
    var tree: CharmTree
}
