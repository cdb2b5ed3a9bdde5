import CharmMetadata
import OrderedCollections

extension ConsistencyCheck {
    /// The relations of the unit.
    mutating func checkRelations() {
        for relation in state.relations { check(relation) }
        for id in Self.repeated(state.relations.map(\.id)) {
            let names = state.relations.filter { $0.id == id }.map(\.name)
            refuse("The number \(id) is that of several relations, \(Self.list(names)); give each a number of its own.")
        }
    }

    private mutating func check(_ relation: State.Relation) {
        let endpoint = relation.endpoint
        if relation.id < 0 { refuse("The relation \(relation.name) has a negative number; give it 0 or more.") }
        if let number = relation.remoteUnits.keys.min(), number < 0 {
            refuse("The relation \(relation.name) has a unit \(number); units have 0 or more as their number.")
        }
        guard let declared = metadata.relations[endpoint] else {
            refuse(
                "The charm declares no endpoint '\(endpoint)'; it has \(Self.list(metadata.relations.keys)). Take the relation \(relation.name) out of the state, or declare its endpoint."
            )
            return
        }
        let kind: State.Relation.Kind =
            declared.role == .peer ? .peer : declared.scope == .container ? .subordinate : .regular
        if relation.kind != kind {
            let (what, how) =
                switch kind {
                case .peer: ("a peer endpoint", "State.Relation.peer")
                case .subordinate: ("an endpoint of the scope 'container'", "State.Relation.subordinate")
                case .regular: ("an endpoint to other applications", "State.Relation")
                }
            refuse("'\(endpoint)' is \(what); make the relation \(relation.name) with \(how).")
        } else if kind != .peer, relation.remoteApplication.isEmpty {
            refuse("The relation \(relation.name) has no remote application; give its name.")
        }
        if relation.kind == .peer, relation.remoteUnits[identity.number] != nil {
            refuse(
                "The peer relation \(relation.name) has \(identity.unit) among the other units, and that is the unit itself; write its databag as localUnitData."
            )
        }
    }

    /// The networks of bindings and relations.
    mutating func checkNetworks() {
        let endpoints = metadata.relations.filter { $0.value.scope != .container }.keys
        let bindings = Array(endpoints) + metadata.extraBindings + ["juju-info"]
        for network in state.networks {
            if let binding = network.binding, !bindings.contains(binding) {
                let reason =
                    metadata.relations[binding] == nil
                    ? "The charm has no binding '\(binding)'"
                    : "The endpoint '\(binding)' is of the scope 'container', which has no network"
                refuse("\(reason); the bindings are \(Self.list(bindings)). Take its network out of the state.")
            }
            if let id = network.relationID {
                let found = state.relations.first { $0.id == id }
                if found == nil || network.binding != found?.endpoint {
                    refuse(
                        "There is a network for the relation \(id) of the binding '\(network.binding ?? "")', and no such relation; give the network the number and the endpoint of a relation."
                    )
                }
            }
        }
        for place in Self.repeated(state.networks.map { [$0.binding ?? "", $0.relationID.map(String.init) ?? ""] }) {
            let name =
                place[0].isEmpty ? "all bindings" : place[1].isEmpty ? "'\(place[0])'" : "\(place[0]):\(place[1])"
            refuse("There are two networks for \(name); leave one of them.")
        }
    }
}

extension State.Relation {
    /// The relation as Juju names it, as in `db:3`.
    var name: String { "\(endpoint):\(id)" }
}
