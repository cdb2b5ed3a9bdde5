/// The networks of a unit.
package struct HookNetworks: Sendable {
    /// The network of each binding; `juju-info` stands for the unit itself.
    package var bindings: [String: NetworkSnapshot]
    /// The network of a relation, by its number, where it differs from its endpoint's.
    package var relations: [Int: NetworkSnapshot]

    package init(bindings: [String: NetworkSnapshot] = [:], relations: [Int: NetworkSnapshot] = [:]) {
        self.bindings = bindings
        self.relations = relations
    }
}
