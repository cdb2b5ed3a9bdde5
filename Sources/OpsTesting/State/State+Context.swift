public import Ops
import OrderedCollections
import PlainValues

extension State {
    /// Makes the state of a unit that has all that its charm's metadata declares.
    ///
    /// Options have their defaults, each endpoint has a relation into which nobody has written, each container has a Pebble
    /// that answers, each storage has an instance.
    ///
    /// - Parameters:
    ///   - context: The charm.
    ///   - config: Options that are set.
    ///   - relations: Relations in place of those of their endpoints.
    ///   - containers: Containers in place of those of their names.
    ///   - storages: Storage instances in place of those of their names.
    public init<C: Charm>(
        for context: Context<C>, config: [String: PlainValue] = [:], relations: [Relation] = [],
        containers: [Container] = [], storages: [Storage] = []
    ) {
        let metadata = context.metadata
        self.init(config: config, relations: relations, containers: containers, storages: storages)
        for option in metadata.config.values where config[option.name] == nil {
            self.config[option.name] = option.default
        }
        for (endpoint, declared) in metadata.relations where self.relations(endpoint).isEmpty {
            self.relations.append(
                declared.role == .peer
                    ? .peer(endpoint)
                    : declared.scope == .container ? .subordinate(endpoint) : Relation(endpoint))
        }
        for name in metadata.containers.keys where !containers.contains(where: { $0.name == name }) {
            self.containers.append(Container(name, canConnect: true))
        }
        for name in metadata.storages.keys where !storages.contains(where: { $0.name == name }) {
            self.storages.append(Storage(name))
        }
    }
}
