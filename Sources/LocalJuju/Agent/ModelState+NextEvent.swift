// Which hook is due: what differs between the model and what the unit has seen, in the order in which Juju's agent looks.

import HookTools

extension ModelState {
    /// The next hook of a unit, or `nil` when there is nothing to do or a failed hook stands in the way.
    func nextEvent(of name: String) -> AgentEvent? {
        guard let unit = self[unit: name], unit.failure == nil,
            let application = self[application: Self.application(of: name)]
        else { return nil }
        guard unit.installed else { return AgentEvent(.install) }
        if unit.rebooted { return AgentEvent(.start) }
        if unit.upgrading { return AgentEvent(.upgradeCharm) }
        if let event = relationCreated(for: unit) { return event }
        if application.leader == name, !unit.elected { return AgentEvent(.leaderElected) }
        if application.leader != name, JujuProfile(rawValue: profile)?.hasLeaderSettings == true,
            unit.seenLeaderSettingsVersion != application.leaderSettingsVersion
        {
            return AgentEvent(.leaderSettingsChanged)
        }
        if unit.life == .dying {
            if let event = departed(from: unit, leaving: true) { return event }
            return AgentEvent(unit.stopped ? .remove : .stop)
        }
        if unit.seenConfigVersion != application.configVersion { return AgentEvent(.configChanged) }
        if !unit.started { return AgentEvent(.start) }
        if let event = relationEvent(for: unit) { return event }
        return unit.updateStatusDue ? AgentEvent(.updateStatus) : nil
    }

    private func relationCreated(for unit: UnitRecord) -> AgentEvent? {
        for view in unit.relations where !view.created {
            if let relation = relations.first(where: { $0.id == view.relation }) {
                return event(.relationCreated, of: relation)
            }
        }
        return nil
    }

    /// Departures, then the application's changes, then arrivals, then the units' changes.
    private func relationEvent(for unit: UnitRecord) -> AgentEvent? {
        for view in unit.relations {
            guard let joined = view.justJoined, let relation = relations.first(where: { $0.id == view.relation })
            else { continue }
            return event(.relationChanged, of: relation, unit: joined)
        }
        if let event = departed(from: unit, leaving: false) { return event }
        for view in unit.relations {
            guard let relation = relations.first(where: { $0.id == view.relation }) else { continue }
            if let bag = relation.bags[relation.application], bag.version > view.seenApplicationVersion {
                return event(.relationChanged, of: relation)
            }
            let others = relation.members.filter { $0 != unit.name }.sorted()
            if let newcomer = others.first(where: { view.joined[$0] == nil }) {
                return event(.relationJoined, of: relation, unit: newcomer)
            }
            let changed = others.first { other in
                view.joined[other] != relation.bags[other]?.version ?? 0
            }
            if let changed { return event(.relationChanged, of: relation, unit: changed) }
        }
        return nil
    }

    /// The departure of a unit that left, or, when this unit leaves, of every unit that it knows.
    private func departed(from unit: UnitRecord, leaving: Bool) -> AgentEvent? {
        for view in unit.relations {
            guard let relation = relations.first(where: { $0.id == view.relation }) else { continue }
            let gone = view.joined.keys.sorted().first { leaving || !relation.members.contains($0) }
            guard let gone else { continue }
            var event = event(.relationDeparted, of: relation, unit: gone)
            event.relation?.departingUnit = leaving ? unit.name : gone
            return event
        }
        return nil
    }

    private func event(
        _ kind: AgentEvent.Kind, of relation: RelationRecord, unit: String? = nil
    ) -> AgentEvent {
        let part = AgentEvent.Relation(
            id: relation.id, endpoint: relation.endpoint, remoteApplication: relation.application, remoteUnit: unit)
        return AgentEvent(kind, relation: part)
    }
}
