import Foundation
import HookCommands
import HookTools
import Ops

extension Simulation {
    /// What a hook sees, as it is now.
    ///
    /// - Parameter event: What the hook runs for.
    func context(for event: JujuEvent) -> HookContext {
        var context = HookContext(
            unit: identity.unit, profile: identity.profile, modelUUID: state.model.uuid,
            event: HookEvent(
                name: event.action == nil ? event.name : "", relationID: event.relation?.id,
                remoteUnit: event.relation?.remoteUnit, remoteApplication: event.relation?.remoteApplication,
                storageID: event.storageID),
            effects: record)
        context.isKubernetes = state.model.isKubernetes
        context.action = event.action.map { ActionRun(name: event.name, parameters: $0.parameters) }
        context.config = defaults
        for (name, value) in state.config { context.config[name] = value }
        context.status = EntityStatus(state.unitStatus)
        context.endpoints = endpoints
        for relation in state.relations { context.relations[relation.id] = snapshot(relation, during: event.relation) }
        context.networks = { [networks = state.networks, endpoints] in HookNetworks(networks, bindings: endpoints) }
        let general = state.networks.first { $0.binding == nil } ?? State.Network()
        context.privateAddress = general.address
        context.publicAddress = general.ingressAddresses.map { $0.first ?? "" } ?? general.address
        context.machinePorts[identity.unit] = state.openedPorts.map(ToolPortRange.init)
        for storage in state.storages {
            context.storages[storage.id] = StorageSnapshot(
                id: storage.id, kind: metadata.storages[storage.name]?.kind.rawValue ?? "filesystem",
                location: location(of: storage))
        }
        for secret in state.secrets { context.secrets[secret.id] = snapshot(secret) }
        context.goalState = { [relations = state.relations, plannedUnits = state.plannedUnits, identity] in
            Self.goalState(of: identity.application, relations, plannedUnits)
        }
        context.cloudSpec = isTrusted ? state.model.cloudSpec : nil
        return context
    }

    /// Has the record be as the state is.
    ///
    /// - Parameter mayWriteAll: Whether what only a leader may do is allowed: to a test, which acts outside of any hook.
    func fillRecord(mayWriteAll: Bool) {
        record.with { record in
            record.unit = identity.unit
            record.isLeader = state.isLeader || mayWriteAll
            record.unitStatus = state.unitStatus
            record.appStatus = state.appStatus
            record.workloadVersion = state.workloadVersion
            for secret in state.secrets { record.takenSecretIDs.insert(secret.id) }
            record.resources.removeAll()
            for resource in state.resources { record.resources[resource.name] = resource.path }
        }
    }

    /// Where a storage instance is: where the test says, or in a folder that is made for it.
    func location(of storage: State.Storage) -> String {
        if let location = storage.location { return location }
        let path = "\(folder.path)/storages/\(storage.name)/\(storage.index)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    private func snapshot(_ relation: State.Relation, during event: JujuEvent.RelationPart?) -> RelationSnapshot {
        let remote = relation.remoteApplication(of: identity.application)
        var settings = [String: [String: String]](minimumCapacity: 3 + relation.remoteUnits.count)
        settings[identity.unit] = relation.localUnitData
        settings[identity.application] = relation.localApplicationData
        if relation.kind != .peer { settings[remote] = relation.remoteApplicationData }
        for (number, bag) in relation.remoteUnits { settings["\(remote)/\(number)"] = bag }
        var units = relation.remoteUnits.keys.sorted().map { "\(remote)/\($0)" }
        let isThis = event?.id == relation.id
        // Whoever departs, the unit itself or the remote one: they see each other no longer.
        if isThis, event?.departingUnit != nil { units.removeAll { $0 == event?.remoteUnit } }
        let endpoint = "\(identity.application):\(relation.endpoint)"
        return RelationSnapshot(
            id: relation.id, key: relation.kind == .peer ? endpoint : "\(endpoint) \(remote):\(relation.endpoint)",
            endpoint: relation.endpoint, remoteApplication: remote, isPeer: relation.kind == .peer,
            isBroken: isThis && event?.isBroken == true, remoteUnits: units, settings: settings,
            remoteModelUUID: relation.remoteModelUUID ?? state.model.uuid)
    }

    private func snapshot(_ secret: State.Secret) -> SecretSnapshot {
        let owner: SecretSnapshot.Owner
        switch secret.owner {
        case .unit: owner = .unit
        case .application: owner = .application
        case .other: owner = .other
        }
        let isOwned = owner != .other
        return SecretSnapshot(
            id: secret.id, owner: owner, isReadable: isOwned || secret.isGranted,
            label: isOwned ? secret.label ?? "" : "", description: secret.description ?? "",
            rotation: secret.rotation.rawValue, expiry: secret.expiry?.description,
            latestRevision: secret.latestRevision,
            revisions: secret.revisions.mapValues(ToolSecretContent.init(plain:)),
            trackedRevision: secret.trackedRevision, consumerLabel: isOwned ? nil : secret.label,
            grants: secret.grants.sorted { $0.key < $1.key }.flatMap { relation, targets in
                targets.sorted().map { grant(of: secret, to: $0, in: relation) }
            })
    }

    private func grant(of secret: State.Secret, to target: String, in relation: Int) -> SecretSnapshot.Grant {
        let kind = target.contains("/") ? "unit" : "application"
        let endpoint = state.relations.first { $0.id == relation }?.endpoint ?? ""
        return SecretSnapshot.Grant(
            target: "\(kind)-\(target.split(separator: "/").joined(separator: "-"))",
            scope: "relation-\(identity.application).\(endpoint)#\(target.prefix { $0 != "/" }).\(endpoint)")
    }

    private static func goalState(
        of application: String, _ relations: [State.Relation], _ plannedUnits: Int
    ) -> ToolGoalState {
        let item = ToolGoalState.Item(status: "", since: "")
        var goal = ToolGoalState()
        for number in 0..<max(0, plannedUnits) { goal.units["\(application)/\(number)"] = item }
        for relation in relations where relation.kind != .peer {
            goal.relations[relation.endpoint, default: [:]][relation.remoteApplication] = item
            for number in relation.remoteUnits.keys {
                goal.relations[relation.endpoint, default: [:]]["\(relation.remoteApplication)/\(number)"] = item
            }
        }
        return goal
    }
}

extension ToolPortRange {
    init(_ range: CommandPortRange) {
        let transport = Transport(rawValue: range.transport.rawValue) ?? .tcp
        self.init(
            from: range.ports?.lowerBound ?? 0, to: range.ports?.upperBound ?? 0, transport: transport)
    }
}

extension ToolSecretContent {
    init(plain: [String: String]) {
        self.init(base64Values: plain.mapValues { Data($0.utf8).base64EncodedString() })
    }

    var plain: [String: String] {
        base64Values.mapValues { String(decoding: Data(base64Encoded: $0) ?? Data(), as: UTF8.self) }
    }
}
