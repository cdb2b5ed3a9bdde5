extension ModelState {
    /// What a unit is to be told about secrets, in the agent's order: expired, rotate, changed, remove.
    func secretEvent(for unit: UnitRecord, at now: Double) -> AgentEvent? {
        guard unit.started, unit.life == .alive else { return nil }
        let managed = secrets.filter { isManager(unit.name, of: $0) }
        if let secret = managed.first(where: { $0.nextExpiry.map { $0 <= now } == true }) {
            return event(.secretExpired, secret, label: secret.label, revision: secret.expiringRevision)
        }
        if let secret = managed.first(where: { $0.nextRotation.map { $0 <= now } == true }) {
            return event(.secretRotate, secret, label: secret.label)
        }
        let changed = secrets.first { secret in
            guard let tracked = secret.tracked[unit.name], !isManager(unit.name, of: secret) else { return false }
            let told = max(tracked, unit.seenSecrets[secret.id] ?? 0)
            return told < secret.latestRevision && secret.isReadable(by: unit.name)
        }
        if let changed {
            return event(.secretChanged, changed, label: changed.consumerLabels[unit.name] ?? "")
        }
        for secret in managed {
            let obsolete = secret.obsoleteRevisions.first { secret.revisions[$0]?.isReported == false }
            if let obsolete { return event(.secretRemove, secret, label: secret.label, revision: obsolete) }
        }
        return nil
    }

    private func event(
        _ kind: AgentEvent.Kind, _ secret: SecretRecord, label: String, revision: Int? = nil
    ) -> AgentEvent {
        var event = AgentEvent(kind)
        event.secret = AgentEvent.Secret(id: secret.id, label: label, revision: revision)
        return event
    }

    /// Notes that a unit was told something about a secret.
    ///
    /// An owner that did not rotate it, or did not remove what has expired, is told again later.
    mutating func noteSecret(
        _ kind: AgentEvent.Kind, _ told: AgentEvent.Secret, of unit: inout UnitRecord, seeing before: ModelState,
        at now: Double
    ) {
        guard let index = secrets.firstIndex(where: { $0.id == told.id }),
            let seen = before.secrets.first(where: { $0.id == told.id })
        else { return }
        switch kind {
        case .secretChanged:
            unit.seenSecrets[told.id] = seen.latestRevision
        case .secretRotate:
            guard secrets[index].nextRotation == seen.nextRotation else { break }
            let isDone = secrets[index].latestRevision != seen.latestRevision
            let wait = isDone ? secrets[index].rotation.interval : SecretRotation.repetition
            secrets[index].nextRotation = wait.map { now + $0 }
        case .secretExpired:
            guard secrets[index].nextExpiry == seen.nextExpiry else { break }
            if secrets[index].revisions[seen.expiringRevision] == nil {
                secrets[index].setExpiry(nil)
            } else {
                secrets[index].nextExpiry = now + SecretRotation.repetition
            }
        case .secretRemove:
            if let revision = told.revision { secrets[index].revisions[revision]?.isReported = true }
        default:
            break
        }
    }

    /// Forgets what has gone: grants of relations that ended, and revisions of users' secrets that nobody reads.
    mutating func pruneSecrets() {
        let relations = Set(self.relations.map(\.id))
        for index in secrets.indices {
            secrets[index].grants.removeAll { grant in grant.relation.map { !relations.contains($0) } ?? false }
            guard secrets[index].owner == nil, secrets[index].prunes else { continue }
            for revision in secrets[index].obsoleteRevisions { secrets[index].revisions[revision] = nil }
        }
    }

    /// Forgets a unit or an application that has gone, with its secrets.
    mutating func forgetInSecrets(_ name: String) {
        secrets.removeAll { $0.owner == name }
        for index in secrets.indices {
            secrets[index].tracked[name] = nil
            secrets[index].consumerLabels[name] = nil
            secrets[index].grants.removeAll { $0.target == name }
        }
    }
}
