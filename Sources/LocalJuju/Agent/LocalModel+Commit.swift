import HookTools
import OrderedCollections

extension LocalModel {
    /// The most that a charm's stored state may have: Juju's default quota.
    private static let largestState = 2 << 20

    /// Takes what a hook did at once into the model, whatever became of the hook.
    func applyEffects(_ effects: EffectsRecord, of unit: UnitRecord) {
        let application = ModelState.application(of: unit.name)
        if let set = effects.setUnitStatus {
            state[unit: unit.name]?.workloadStatus = status(set.status, set.message)
            state[unit: unit.name]?.charmSetStatus = true
        }
        if let set = effects.setApplicationStatus {
            state[application: application]?.status = status(set.status, set.message)
        }
        if let version = effects.setVersion { state[application: application]?.workloadVersion = version }
        if effects.didSetLeaderSettings, state[application: application]?.leaderSettings != effects.leaderSettings {
            state[application: application]?.leaderSettings = effects.leaderSettings
            state[application: application]?.leaderSettingsVersion += 1
        }
    }

    /// Takes what a hook changed into the model: all of it, or, when something is refused, nothing.
    func commit(_ changes: HookChanges, of name: String) throws(LocalJujuError) {
        var next = state
        guard var unit = next[unit: name] else { return }
        let application = ModelState.application(of: name)
        for (key, value) in changes.state { unit.state[key] = value }
        let size = unit.state.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard size <= Self.largestState else {
            throw LocalJujuError(
                .invalidArgument, "cannot commit charm state: max allowed size (\(Self.largestState)) exceeded \(size)")
        }
        for range in changes.closedPorts { unit.ports.removeAll { $0 == PortRecord(range) } }
        for range in changes.openedPorts where !unit.ports.contains(PortRecord(range)) {
            unit.ports.append(PortRecord(range))
        }
        next[unit: name] = unit
        for (id, settings) in changes.unitSettings { _ = next.write(settings, to: name, of: id) }
        for (id, settings) in changes.applicationSettings {
            guard next[application: application]?.leader == name else {
                throw LocalJujuError(.invalidArgument, "cannot write application settings: not the leader")
            }
            // One's own writes are no news.
            guard let version = next.write(settings, to: application, of: id),
                next.relations.first(where: { $0.id == id })?.isPeer == true,
                let view = next[unit: name]?.relations.firstIndex(where: { $0.relation == id })
            else { continue }
            next[unit: name]?.relations[view].seenApplicationVersion = version
        }
        try next.commit(changes.secrets, of: name, at: clock.seconds)
        // Last, because it makes folders.
        let charm = try charm(at: charmFolder(application, revision: unit.charmRevision))
        for (storage, counts) in changes.addedStorage {
            for count in counts { try addStorage(storage, count: count, to: name, of: charm, in: &next) }
        }
        state = next
    }
}

extension ModelState {
    /// Changes settings in a relation.
    ///
    /// - Returns: The settings' new version, or `nil` when nothing differs.
    fileprivate mutating func write(
        _ settings: HookChanges.SettingsChange, to owner: String, of id: Int
    ) -> Int? {
        guard let index = relations.firstIndex(where: { $0.id == id }) else { return nil }
        var bag = relations[index].bags[owner] ?? RelationRecord.Bag()
        let before = bag
        for (key, value) in settings { bag.values[key] = value }
        guard bag != before else { return nil }
        bag.version += 1
        relations[index].bags[owner] = bag
        return bag.version
    }
}
