import HookCommands

/// What Juju has answered in this dispatch about relations, storages, resources and networks; and the containers.
///
/// All is found by text: a dictionary of another type of key would cost each dispatch a search for its conformance.
final class ModelAnswers {
    /// The relations that were asked for, by endpoint and number as in `db:3`.
    var relations: [String: RelationRecord] = [:]
    /// Those that Juju has listed.
    var listedRelations: [String: [RelationRecord]] = [:]
    /// The instances of each storage.
    var storages: [String: [Storage]] = [:]
    /// The locations of storage instances, by their identifiers.
    var storageLocations: [String: String] = [:]
    /// The paths of resources.
    var resources: [String: String] = [:]
    /// The networks, by binding, or by relation as in `db:3`.
    var networks: [String: Network] = [:]
    /// This unit's containers, with their clients.
    var containers: [String: Container] = [:]
    var cloudSpec: CloudSpec?
    var goalState: GoalState?

    /// Forgets the answers about what changes; relations and containers stay the same objects.
    ///
    /// Networks are kept, and so are the lists of storages: the harness of `ops` goes on with the ones that it has seen.
    func forget() {
        for relation in relations.values { relation.forget() }
        if !listedRelations.isEmpty { listedRelations = [:] }
        if !resources.isEmpty { resources = [:] }
        cloudSpec = nil
        goalState = nil
    }
}
