import Ops

extension Harness {
    // MARK: Hooks

    /// From now on the charm is not told of changes of the model.
    public func disableHooks() { areHooksEnabled = false }

    /// From now on the charm is told of changes of the model.
    public func enableHooks() { areHooksEnabled = true }

    /// Does something that the charm is not told of.
    ///
    /// - Parameter body: What to do; hooks are as they were before when it has ended.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws.
    public func withHooksDisabled<Result>(_ body: () throws -> Result) rethrows -> Result {
        let wereEnabled = areHooksEnabled
        areHooksEnabled = false
        defer { areHooksEnabled = wereEnabled }
        return try body()
    }

    /// Does something asynchronous that the charm is not told of.
    ///
    /// - Parameter body: What to do; hooks are as they were before when it has ended.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws.
    public func withHooksDisabled<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        let wereEnabled = areHooksEnabled
        areHooksEnabled = false
        defer { areHooksEnabled = wereEnabled }
        return try await body()
    }

    /// Makes the charm and tells it of all that Juju tells a new unit, in Juju's order.
    ///
    /// These are storage-attached, install, relation-created, leader-elected or leader-settings-changed, config-changed,
    /// start, pebble-ready of each container, and then of each relation what its application and units have done. The order of
    /// relations, which Juju leaves open, comes from the harness's seed. Peer relations that are missing are made.
    ///
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/misuse`` after ``begin()``.
    public func beginWithInitialHooks() throws {
        try begin()
        for storage in storages.keys.sorted(by: { ($0.name, $0.index) < ($1.name, $1.index) }) {
            if isAttached(storage) {
                try tell(storageEvent("storage-attached", storage))
            } else {
                try attachStorage(storage.id)
            }
        }
        try tell(JujuEvent("install"))
        for endpoint in simulation.shuffled(Array(simulation.metadata.relations.keys)) {
            try emitRelationsCreated(endpoint)
        }
        try tell(JujuEvent(simulation.state.isLeader ? "leader-elected" : "leader-settings-changed"))
        try tell(JujuEvent("config-changed"))
        try tell(JujuEvent("start"))
        for container in simulation.metadata.containers.keys { try containerPebbleReady(container) }
        if simulation.state.unitStatus == .maintenance("") { simulation.state.unitStatus = .unknown }
        for relation in simulation.shuffled(simulation.state.relations) { try emitRelationFilled(relation) }
    }

    private func emitRelationsCreated(_ endpoint: String) throws {
        let ids = simulation.state.relations.filter { $0.endpoint == endpoint }.map(\.id)
        if ids.isEmpty, simulation.metadata.peers[endpoint] != nil {
            try addRelation(endpoint, app: simulation.identity.application)
            return
        }
        for id in simulation.shuffled(ids) { try tell(relationEvent("created", try relation(id))) }
    }

    private func emitRelationFilled(_ relation: State.Relation) throws {
        let isPeer = relation.kind == .peer
        let data = isPeer ? relation.localApplicationData : relation.remoteApplicationData
        if !data.isEmpty { try tell(relationEvent("changed", relation)) }
        let app = relation.remoteApplication(of: simulation.identity.application)
        // Juju sorts the units by their names.
        for unit in relation.remoteUnits.keys.map({ "\(app)/\($0)" }).sorted() {
            try tell(relationEvent("joined", relation, unit: unit))
            try tell(relationEvent("changed", relation, unit: unit))
        }
    }
}

extension Simulation {
    /// A list in an order that comes from the seed.
    func shuffled<Element>(_ list: [Element]) -> [Element] {
        var random = record.with { contents in
            let generator = contents.random
            _ = contents.random.next()
            return generator
        }
        return list.shuffled(using: &random)
    }
}
