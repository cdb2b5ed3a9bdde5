import HookTools
import PlainValues

extension LocalModel {
    /// What a hook sees, as it is now.
    func context(
        for task: AgentTask, on unit: UnitRecord, _ effects: AgentEffects
    ) throws(LocalJujuError) -> HookContext {
        let application = try application(ModelState.application(of: unit.name))
        let charm = try charm(at: charmFolder(application.name, revision: unit.charmRevision))
        let event = HookEvent(
            name: task.hookName, relationID: task.relation?.id, remoteUnit: task.relation?.remoteUnit,
            remoteApplication: task.relation?.remoteApplication,
            storageID: task.storage)
        var context = HookContext(
            unit: unit.name, profile: profile, modelUUID: uuid, event: event, effects: effects)
        context.action = task.action
        context.isKubernetes = unit.isKubernetes
        for option in charm.options {
            context.config[option.name] =
                application.settings[option.name].flatMap(option.value(of:)) ?? option.defaultValue
        }
        context.status = EntityStatus(status: unit.workloadStatus.status, message: unit.workloadStatus.message)
        context.endpoints = Set(charm.bindings)
        let address = MachineAddress(machine: unit.machine)
        let bindings = charm.bindings + ["juju-info"]
        context.networks = {
            HookNetworks(bindings: Dictionary(bindings.map { ($0, address.network) }) { network, _ in network })
        }
        context.privateAddress = address.text
        context.publicAddress = address.text
        context.machinePorts[unit.name] = unit.ports.compactMap(\.range)
        context.state = unit.state
        context.payloadTypes = charm.payloadTypes
        for storage in state.storages where storage.unit == unit.name && !storage.detached {
            context.storages[storage.id] = StorageSnapshot(
                id: storage.id, kind: storage.kind, location: location(of: storage))
        }
        for view in unit.relations {
            if let snapshot = relationSnapshot(view, of: unit, during: task.relation) {
                context.relations[snapshot.id] = snapshot
            }
        }
        for secret in state.secrets { context.secrets[secret.id] = snapshot(secret, for: unit) }
        let goal = goalState(of: application)
        context.goalState = { goal }
        return context
    }

    /// What a hook may do and ask at once.
    func effectsRecord(for unit: UnitRecord) -> EffectsRecord {
        let application = state[application: ModelState.application(of: unit.name)]
        var units: [String: EntityStatus] = [:]
        for unit in application?.units ?? [] {
            units[unit.name] = EntityStatus(status: unit.workloadStatus.status, message: unit.workloadStatus.message)
        }
        let status = application.map(shownStatus(of:))
        return EffectsRecord(
            isLeader: application?.leader == unit.name, unit: unit.name,
            applicationStatus: ApplicationStatus(
                application: EntityStatus(status: status?.current ?? "unknown", message: status?.message ?? ""),
                units: units),
            leaderSettings: application?.leaderSettings ?? [:],
            resources: (application?.resources ?? [:]).reduce(into: [:]) { resources, entry in
                resources[entry.key] = UnitResource(
                    source: path(of: entry.value, entry.key, ModelState.application(of: unit.name)),
                    folder: "\(folders(of: unit).root)/resources/\(entry.key)", filename: entry.value.filename,
                    revision: entry.value.revision)
            })
    }

    private func relationSnapshot(
        _ view: RelationView, of unit: UnitRecord, during event: AgentEvent.Relation?
    ) -> RelationSnapshot? {
        let application = ModelState.application(of: unit.name)
        guard let relation = state.relations.first(where: { $0.id == view.relation }),
            let side = relation.side(of: application), let remote = relation.remoteSide(of: application)
        else { return nil }
        var remotes = Set(view.joined.keys)
        if let event, event.id == relation.id, let unit = event.remoteUnit {
            if event.departingUnit == nil { remotes.insert(unit) } else { remotes.remove(unit) }
        }
        return RelationSnapshot(
            id: relation.id, key: relation.key, endpoint: side.endpoint, remoteApplication: remote.application,
            isPeer: relation.isPeer, isBroken: event?.id == relation.id && event?.isBroken == true,
            remoteUnits: remotes.sorted(), settings: settings(in: relation, seenBy: unit), remoteModelUUID: uuid)
    }

    /// The databags that a unit can see: within machines, those of its own.
    private func settings(in relation: RelationRecord, seenBy unit: UnitRecord) -> [String: [String: String]] {
        let bags = relation.bags.filter { !$0.key.contains("/") || relation.shareMachine($0.key, unit.name) }
        return bags.mapValues(\.values)
    }

    private func snapshot(_ secret: SecretRecord, for unit: UnitRecord) -> SecretSnapshot {
        let owner: SecretSnapshot.Owner =
            switch secret.owner {
            case unit.name: .unit
            case ModelState.application(of: unit.name): .application
            default: .other
            }
        return SecretSnapshot(
            id: secret.id, owner: owner, isReadable: secret.isReadable(by: unit.name), label: secret.label,
            description: secret.description, rotation: secret.rotation.rawValue,
            expiry: secret.expiry.map(SecretTime.text),
            nextRotation: secret.nextRotation.map(SecretTime.text), latestRevision: secret.latestRevision,
            revisions: secret.revisions.mapValues { SecretContent(base64Values: $0.values) },
            trackedRevision: secret.tracked[unit.name], consumerLabel: secret.consumerLabels[unit.name],
            grants: access(to: secret).map { SecretSnapshot.Grant(target: $0.target, scope: $0.scope) })
    }
}
