import HookCommands
package import HookTools
import Ops
import PlainValues

extension State {
    /// How much of secrets a recorded state tells.
    package enum RecordedSecrets: Sendable {
        /// Keys, each with the same text in place of its value.
        case hidden
        /// Keys and values.
        case revealed
    }

    /// What stands for the values of secrets that are not told.
    package static let hiddenValue = "(hidden)"

    /// Records what a hook of a real unit sees: no more than the unit may see, and nothing of a hook that runs.
    ///
    /// - Parameters:
    ///   - hook: What the hook sees.
    ///   - isLeader: Whether the unit leads its application: only the leader sees what its application tells others.
    ///   - containedEndpoints: The endpoints between units of one machine.
    ///   - secrets: How much of the secrets that the unit may read is told; of others nothing is.
    package init(
        recording hook: HookContext, isLeader: Bool, containedEndpoints: Set<String>, secrets: RecordedSecrets
    ) {
        self.init(config: hook.config.filter { !$0.value.isNull }, isLeader: isLeader)
        relations = hook.relations.values.sorted { $0.id < $1.id }.compactMap { relation in
            Self.relation(
                relation, hook, isLeader: isLeader, isContained: containedEndpoints.contains(relation.endpoint))
        }
        storages = hook.storages.keys.sorted().compactMap { id in
            let parts = id.split(separator: "/")
            guard parts.count == 2, let index = Int(parts[1]) else { return nil }
            return Storage(String(parts[0]), index: index)
        }
        networks = Self.networks(of: hook)
        self.secrets = hook.secrets.values.compactMap { Self.secret($0, secrets) }
            .sorted { ($0.label ?? "", $0.id) < ($1.label ?? "", $1.id) }
        openedPorts = Set((hook.machinePorts[hook.unit] ?? []).map(CommandPortRange.init))
        model.uuid = hook.modelUUID
        model.isKubernetes = hook.isKubernetes
        model.cloudSpec = hook.cloudSpec
    }

    private static func relation(
        _ relation: RelationSnapshot, _ hook: HookContext, isLeader: Bool, isContained: Bool
    ) -> Relation? {
        let remote = relation.remoteApplication
        func bag(_ entity: String) -> Relation.Databag { relation.settings[entity] ?? [:] }
        var units: [Int: Relation.Databag] = [:]
        for unit in relation.remoteUnits {
            if let number = unit.split(separator: "/").last.flatMap({ Int($0) }) { units[number] = bag(unit) }
        }
        let own = relation.isPeer || isLeader ? bag(hook.application) : [:]
        if relation.isPeer {
            return .peer(
                relation.endpoint, id: relation.id, peers: units, localApplicationData: own,
                localUnitData: bag(hook.unit))
        }
        if isContained, units.count == 1, let (number, data) = units.first {
            return .subordinate(
                relation.endpoint, id: relation.id, remoteApplication: remote, remoteUnit: number,
                remoteApplicationData: bag(remote), remoteUnitData: data, localApplicationData: own,
                localUnitData: bag(hook.unit))
        }
        return Relation(
            relation.endpoint, id: relation.id, remoteApplication: remote, remoteApplicationData: bag(remote),
            remoteUnits: units, localApplicationData: own, localUnitData: bag(hook.unit),
            remoteModelUUID: [hook.modelUUID, ""].contains(relation.remoteModelUUID) ? nil : relation.remoteModelUUID)
    }

    /// One network where all bindings have the same.
    private static func networks(of hook: HookContext) -> [Network] {
        let all = hook.networks().bindings.sorted { $0.key < $1.key }
        if let first = all.first?.value, all.allSatisfy({ $0.value == first }) {
            return network(nil, first).map { [$0] } ?? []
        }
        return all.compactMap { network($0.key, $0.value) }
    }

    private static func network(_ binding: String?, _ snapshot: NetworkSnapshot) -> Network? {
        guard let interface = snapshot.interfaces.first, let address = interface.addresses.first else { return nil }
        let cidr = address.cidr == NetworkSnapshot.subnet(of: address.value) ? nil : address.cidr
        return Network(
            binding, address: address.value, cidr: cidr, interface: interface.name,
            ingressAddresses: snapshot.ingressAddresses == [address.value] ? nil : snapshot.ingressAddresses,
            egressSubnets: snapshot.egressSubnets == [address.cidr] ? nil : snapshot.egressSubnets)
    }

    private static func secret(_ secret: SecretSnapshot, _ told: RecordedSecrets) -> Secret? {
        guard secret.isReadable else { return nil }
        let isOwned = secret.owner != .other
        // Others' secrets are read at the revision that is tracked, or at the newest.
        let readable = secret.revisions.filter { number, _ in
            isOwned || number == secret.latestRevision || number == secret.trackedRevision
        }
        let label = isOwned ? secret.label : secret.consumerLabel ?? ""
        return Secret(
            revisions: readable.mapValues { content in
                told == .revealed ? content.plain : content.plain.mapValues { _ in hiddenValue }
            },
            latestRevision: secret.latestRevision, id: secret.id,
            owner: secret.owner == .unit ? .unit : isOwned ? .application : .other(nil),
            trackedRevision: secret.trackedRevision, label: label.isEmpty ? nil : label,
            description: isOwned && !secret.description.isEmpty ? secret.description : nil,
            rotation: isOwned ? SecretRotation(rawValue: secret.rotation) : .never,
            expiry: isOwned ? secret.expiry.flatMap { try? Timestamp($0) } : nil)
    }
}
