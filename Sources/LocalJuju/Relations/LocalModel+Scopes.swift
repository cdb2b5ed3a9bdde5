import CharmMetadata

extension LocalModel {
    /// Adds a relation; units enter it when they are next looked at.
    func addRelation(_ sides: [RelationRecord.Side], interface: String, scope: RelationScope = .global) {
        state.relations.append(
            RelationRecord(
                id: state.nextRelation, interface: interface, scope: scope.rawValue, sides: sides,
                created: clock.seconds))
        state.nextRelation += 1
    }

    /// Makes the relations of an application's units with each other that its charm declares and that there are not yet.
    func addPeerRelations(of application: String, _ charm: Charm) {
        for peer in charm.endpoints where peer.role.isPeer {
            let sides = [RelationRecord.Side(application: application, endpoint: peer.name)]
            guard !state.relations.contains(where: { $0.sides == sides }) else { continue }
            addRelation(sides, interface: peer.interface)
        }
    }

    /// Lets relations end; they go when their last unit has left.
    func endRelations(where matches: (RelationRecord) -> Bool) {
        for index in state.relations.indices where matches(state.relations[index]) {
            state.relations[index].life = .dying
        }
    }

    /// Brings a unit into the relations of its application, as its agent does once the charm is installed, and out of
    /// those that ended before the unit was told that they began.
    func synchronizeRelations(of name: String) throws(LocalJujuError) {
        guard let unit = state[unit: name], unit.failure == nil else { return }
        for view in unit.relations where !view.created {
            let relation = state.relations.first { $0.id == view.relation }
            if relation?.life != .alive || unit.life != .alive { state.leave(view.relation, unit: name) }
        }
        guard unit.life == .alive, unit.installed else { return }
        let address = MachineAddress(machine: unit.machine).text
        for index in state.relations.indices {
            let relation = state.relations[index]
            guard relation.life == .alive, state.takesPart(unit, in: relation),
                !unit.relations.contains(where: { $0.relation == relation.id })
            else { continue }
            state.relations[index].members.append(name)
            if relation.isContained { state.relations[index].containers[name] = unit.principal ?? name }
            var values = ["ingress-address": address, "egress-subnets": "\(address)/32"]
            if profile.hasPrivateAddress { values["private-address"] = address }
            state.relations[index].bags[name] = RelationRecord.Bag(values: values)
            state[unit: name]?.relations.append(RelationView(relation: relation.id))
            try addSubordinate(of: unit, in: relation)
        }
    }

    /// Takes relations that have ended and have no units left out of the model, with the permissions that hang on them.
    func reapRelations() {
        state.relations.removeAll { $0.life == .dying && $0.members.isEmpty }
        state.pruneSecrets()
    }
}

extension ModelState {
    /// Takes a unit out of a relation.
    mutating func leave(_ id: Int, unit name: String) {
        if let index = relations.firstIndex(where: { $0.id == id }) {
            relations[index].members.removeAll { $0 == name }
        }
        self[unit: name]?.relations.removeAll { $0.relation == id }
    }

    /// Whether a unit is one of those that a relation is of.
    ///
    /// A unit of a subordinate application shares its machine with one principal unit, and with nothing else.
    fileprivate func takesPart(_ unit: UnitRecord, in relation: RelationRecord) -> Bool {
        let application = Self.application(of: unit.name)
        guard relation.side(of: application) != nil else { return false }
        guard relation.isContained, let principal = unit.principal else { return true }
        guard let remote = relation.remoteSide(of: application) else { return false }
        return remote.application == Self.application(of: principal)
            || self[application: remote.application]?.isSubordinate == true
    }
}
