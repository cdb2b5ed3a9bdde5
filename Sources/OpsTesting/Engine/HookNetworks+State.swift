import HookTools

extension HookNetworks {
    /// The networks that a test describes.
    ///
    /// - Parameters:
    ///   - networks: What the test says.
    ///   - bindings: The charm's bindings: one without a network of its own has that of all.
    init(_ networks: [State.Network], bindings: Set<String>) {
        let general = NetworkSnapshot(networks.first { $0.binding == nil } ?? State.Network())
        self.init()
        for binding in bindings.union(["juju-info"]) {
            let own = networks.first { $0.binding == binding && $0.relationID == nil }
            self.bindings[binding] = own.map(NetworkSnapshot.init) ?? general
        }
        for network in networks {
            guard let id = network.relationID, relations[id] == nil else { continue }
            relations[id] = NetworkSnapshot(network)
        }
    }
}
