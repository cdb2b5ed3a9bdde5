// What a unit has seen once a hook is done, or was resolved without being run again.

extension ModelState {
    /// Notes that a unit's hook is done.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - name: The unit.
    ///   - before: The state that the hook saw; what changed while it ran is still to be told.
    ///   - now: The time in the model, in seconds since 1970.
    mutating func complete(_ event: AgentEvent, of name: String, seeing before: ModelState, at now: Double) {
        guard var unit = self[unit: name], let seen = before[application: Self.application(of: name)] else { return }
        switch event.kind {
        case .install: unit.installed = true
        case .start:
            unit.started = true
            unit.rebooted = false
        case .stop where unit.pod == .ending && unit.life == .alive: unit.pod = .ended
        case .stop: unit.stopped = true
        case .remove: unit.removed = true
        case .configChanged: unit.seenConfigVersion = seen.configVersion
        case .upgradeCharm:
            unit.upgrading = false
            unit.seenConfigVersion = nil
        case .updateStatus: unit.updateStatusDue = false
        case .leaderElected: unit.elected = true
        case .leaderSettingsChanged: unit.seenLeaderSettingsVersion = seen.leaderSettingsVersion
        case .secretChanged, .secretRotate, .secretExpired, .secretRemove:
            if let secret = event.secret { noteSecret(event.kind, secret, of: &unit, seeing: before, at: now) }
        case .pebbleReady, .pebbleCustomNotice, .pebbleCheckFailed, .pebbleCheckRecovered:
            noteContainer(event, of: &unit, seeing: before)
        case .storageAttached, .storageDetaching:
            if let storage = event.storage { noteStorage(event.kind, storage) }
        case .relationBroken:
            if let relation = event.relation { leave(relation.id, unit: name) }
            return
        case .relationCreated, .relationJoined, .relationChanged, .relationDeparted:
            if let relation = event.relation { note(event.kind, relation, of: &unit, seeing: before) }
        }
        self[unit: name] = unit
    }

    private func note(
        _ kind: AgentEvent.Kind, _ relation: AgentEvent.Relation, of unit: inout UnitRecord, seeing before: ModelState
    ) {
        guard let index = unit.relations.firstIndex(where: { $0.relation == relation.id }),
            let record = before.relations.first(where: { $0.id == relation.id })
        else { return }
        switch (kind, relation.remoteUnit) {
        case (.relationCreated, _):
            unit.relations[index].created = true
        case (.relationJoined, let remote?):
            unit.relations[index].joined[remote] = -1
            unit.relations[index].justJoined = remote
        case (.relationChanged, let remote?):
            unit.relations[index].joined[remote] = record.bags[remote]?.version ?? 0
            if unit.relations[index].justJoined == remote { unit.relations[index].justJoined = nil }
        case (.relationChanged, nil):
            unit.relations[index].seenApplicationVersion = record.bags[relation.remoteApplication]?.version ?? 0
        case (.relationDeparted, let remote?):
            unit.relations[index].joined[remote] = nil
            if unit.relations[index].justJoined == remote { unit.relations[index].justJoined = nil }
        default:
            break
        }
    }
}
