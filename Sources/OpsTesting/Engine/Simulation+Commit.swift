import HookCommands
import HookTools
import Ops
import PlainValues

extension Simulation {
    /// Takes what a hook has written into the state.
    func commit(_ changes: HookChanges) {
        for (id, change) in changes.unitSettings { write(change, to: \.localUnitData, of: id) }
        for (id, change) in changes.applicationSettings { write(change, to: \.localApplicationData, of: id) }
        for range in changes.closedPorts { state.openedPorts.remove(CommandPortRange(range)) }
        for range in changes.openedPorts { state.openedPorts.insert(CommandPortRange(range)) }
        for (name, counts) in changes.addedStorage { requestedStorages.append((name, counts.reduce(0, +))) }
        metrics += changes.metrics.map { Outcome.Metric(key: $0.key, value: $0.value, labels: $0.labels) }
        if let reboot = changes.reboot { reboots.append(reboot) }
        if !changes.secrets.isEmpty { commit(changes.secrets) }
    }

    private func write(
        _ change: HookChanges.SettingsChange, to bag: WritableKeyPath<State.Relation, [String: String]>, of id: Int
    ) {
        guard let index = state.relations.firstIndex(where: { $0.id == id }) else { return }
        for (key, value) in change { state.relations[index][keyPath: bag][key] = value }
    }

    private func commit(_ changes: SecretChanges) {
        for (id, created) in changes.created {
            var secret = State.Secret([:], id: id, owner: created.owner == .unit ? .unit : .application)
            secret.revisions = created.revisions.mapValues(\.plain)
            secret.latestRevision = created.latestRevision
            secret.label = created.label.isEmpty ? nil : created.label
            secret.description = created.description.isEmpty ? nil : created.description
            secret.rotation = SecretRotation(rawValue: created.rotation)
            secret.expiry = created.expiry.flatMap { try? Timestamp($0) }
            state.secrets.append(secret)
        }
        for (id, update) in changes.updated { change(id) { $0.update(update) } }
        for (id, grants) in changes.granted {
            for grant in grants {
                change(id) { $0.grants[grant.relationID, default: []].insert(grant.unit ?? grant.application) }
            }
        }
        for (id, revocations) in changes.revoked {
            for revocation in revocations { change(id) { $0.revoke(revocation) } }
        }
        for (id, revision) in changes.tracked { change(id) { $0.trackedRevision = revision } }
        for (id, label) in changes.consumerLabels { change(id) { $0.label = label } }
        for (id, removals) in changes.removed {
            change(id) { secret in
                for removal in removals {
                    if let revision = removal.revision {
                        removedRevisions.append((id, revision))
                        secret.revisions[revision] = nil
                    } else {
                        secret.revisions = [:]
                    }
                }
            }
            state.secrets.removeAll { $0.id == id && $0.revisions.isEmpty }
        }
    }

    private func change(_ id: String, _ body: (inout State.Secret) -> Void) {
        guard let index = state.secrets.firstIndex(where: { $0.id == id }) else { return }
        body(&state.secrets[index])
    }
}

extension State.Secret {
    fileprivate mutating func update(_ update: SecretChanges.Update) {
        if let content = update.content {
            latestRevision += 1
            revisions[latestRevision] = content.plain
        }
        if let label = update.label { self.label = label.isEmpty ? nil : label }
        if let description = update.description { self.description = description.isEmpty ? nil : description }
        if let rotation = update.rotation { self.rotation = SecretRotation(rawValue: rotation) }
        if let expiry = update.expiry { self.expiry = try? Timestamp(expiry) }
    }

    fileprivate mutating func revoke(_ revocation: SecretChanges.Revocation) {
        if let relation = revocation.relationID, revocation.application == nil, revocation.unit == nil {
            grants[relation] = nil
            return
        }
        for relation in grants.keys where revocation.relationID ?? relation == relation {
            if let target = revocation.unit ?? revocation.application { grants[relation]?.remove(target) }
            if grants[relation]?.isEmpty == true { grants[relation] = nil }
        }
    }
}

extension CommandPortRange {
    init(_ range: ToolPortRange) {
        self.init(
            transport: PortProtocol(rawValue: range.transport.rawValue),
            ports: range.transport == .icmp ? nil : range.from...max(range.from, range.to))
    }
}
