// Which hook is due: what differs between the model and what the unit has seen, in the order in which Juju's agent looks.

import HookTools

extension ModelState {
    /// The next hook of a unit, or `nil` when there is nothing to do or a failed hook stands in the way.
    ///
    /// - Parameters:
    ///   - name: The unit.
    ///   - now: The time in the model, in seconds since 1970.
    func nextEvent(of name: String, at now: Double) -> AgentEvent? {
        guard let unit = self[unit: name], unit.failure == nil,
            let application = self[application: Self.application(of: name)]
        else { return nil }
        // A machine's storage is there before the charm is installed, and a pod's is attached once the charm has started.
        guard unit.installed else {
            return (unit.isKubernetes ? nil : storageEvent(.storageAttached, for: unit)) ?? AgentEvent(.install)
        }
        if unit.rebooted { return AgentEvent(.start) }
        if unit.pod == .ending, unit.life == .alive { return AgentEvent(.stop) }
        if unit.upgrading { return AgentEvent(.upgradeCharm) }
        if let event = relationCreated(for: unit) { return event }
        if application.leader == name, !unit.elected { return AgentEvent(.leaderElected) }
        if application.leader != name, JujuProfile(rawValue: profile)?.hasLeaderSettings == true,
            unit.seenLeaderSettingsVersion != application.leaderSettingsVersion
        {
            return AgentEvent(.leaderSettingsChanged)
        }
        if let event = containerEvent(for: unit) { return event }
        if let event = secretEvent(for: unit, at: now) { return event }
        if unit.life == .dying {
            if let event = relationEvent(for: unit) { return event }
            if !unit.stopped { return storageEvent(.storageDetaching, for: unit) ?? AgentEvent(.stop) }
            // A principal waits for its subordinates to go.
            return unit.removed ? nil : AgentEvent(.remove)
        }
        if !unit.isKubernetes || unit.started, let event = storageEvent(.storageAttached, for: unit) { return event }
        if unit.seenConfigVersion != application.configVersion { return AgentEvent(.configChanged) }
        if !unit.started { return AgentEvent(.start) }
        if let event = relationEvent(for: unit) { return event }
        return unit.updateStatusDue ? AgentEvent(.updateStatus) : nil
    }

    private func relationCreated(for unit: UnitRecord) -> AgentEvent? {
        for view in unit.relations where !view.created {
            if let event = event(.relationCreated, of: view, unit) { return event }
        }
        return nil
    }

    /// The change that must follow a unit that just joined, else what is due in the first relation with something due.
    private func relationEvent(for unit: UnitRecord) -> AgentEvent? {
        for view in unit.relations {
            guard let joined = view.justJoined else { continue }
            if let event = event(.relationChanged, of: view, unit, remote: joined) { return event }
        }
        for view in unit.relations {
            if let event = relationEvent(in: view, for: unit) { return event }
        }
        return nil
    }

    /// Departures, the end of the relation, the application's changes, arrivals, and the units' changes.
    private func relationEvent(in view: RelationView, for unit: UnitRecord) -> AgentEvent? {
        guard let relation = relations.first(where: { $0.id == view.relation }),
            let remote = relation.remoteSide(of: Self.application(of: unit.name))
        else { return nil }
        let ends = relation.life == .dying || unit.life == .dying
        let others = relation.remoteMembers(of: unit.name)
        if let gone = view.joined.keys.sorted().first(where: { ends || !others.contains($0) }) {
            var event = event(.relationDeparted, of: view, unit, remote: gone)
            event?.relation?.departingUnit = unit.life == .dying ? unit.name : gone
            return event
        }
        guard !ends else {
            guard !relation.isPeer else { return nil }
            var event = event(.relationBroken, of: view, unit)
            event?.relation?.isBroken = true
            return event
        }
        if let bag = relation.bags[remote.application], bag.version > view.seenApplicationVersion {
            return event(.relationChanged, of: view, unit)
        }
        if let newcomer = others.first(where: { view.joined[$0] == nil }) {
            return event(.relationJoined, of: view, unit, remote: newcomer)
        }
        let changed = others.first { view.joined[$0] != relation.bags[$0]?.version ?? 0 }
        return changed.flatMap { event(.relationChanged, of: view, unit, remote: $0) }
    }

    private func event(
        _ kind: AgentEvent.Kind, of view: RelationView, _ unit: UnitRecord, remote: String? = nil
    ) -> AgentEvent? {
        let application = Self.application(of: unit.name)
        guard let relation = relations.first(where: { $0.id == view.relation }),
            let side = relation.side(of: application), let other = relation.remoteSide(of: application)
        else { return nil }
        let part = AgentEvent.Relation(
            id: relation.id, endpoint: side.endpoint, remoteApplication: other.application, remoteUnit: remote)
        return AgentEvent(kind, relation: part)
    }
}
