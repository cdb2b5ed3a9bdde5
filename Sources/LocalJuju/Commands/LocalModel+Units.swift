extension LocalModel {
    /// Adds units to an application.
    ///
    /// - Returns: Their names.
    package func addUnits(_ application: String, count: Int = 1) throws(LocalJujuError) -> [String] {
        let record = try self.application(application)
        guard record.life == .alive else {
            throw LocalJujuError(.invalidArgument, "application \"\(application)\" is not alive")
        }
        guard (1...1000).contains(count) else {
            throw LocalJujuError(.invalidArgument, "The number of units to add is \(count); 1 to 1000 are possible.")
        }
        var names: [String] = []
        for _ in 0..<count { names.append(try makeUnit(of: application)) }
        try settle()
        return names
    }

    /// Removes units: their charm's `stop` and `remove` run.
    ///
    /// A unit in error goes once it is resolved, or with `force`.
    package func removeUnits(_ names: [String], force: Bool = false) throws(LocalJujuError) {
        for name in names { _ = try unit(name) }
        for name in names { startRemoval(of: name, force: force) }
        try settle()
    }

    /// Removes an application with its units.
    ///
    /// - Parameter force: Whether failing hooks are passed over.
    package func removeApplication(_ application: String, force: Bool = false) throws(LocalJujuError) {
        let record = try self.application(application)
        state[application: application]?.life = .dying
        for name in record.unitNames { startRemoval(of: name, force: force) }
        try settle()
    }

    private func startRemoval(of name: String, force: Bool) {
        state[unit: name]?.life = .dying
        if force {
            state[unit: name]?.isForced = true
            if let failure = state[unit: name]?.failure {
                state[unit: name]?.failure = nil
                state.complete(failure.event, of: name, seeing: state)
            }
        }
        for index in state.relations.indices { state.relations[index].members.removeAll { $0 == name } }
    }

    /// Makes a unit of an application, with its charm's files, its tools and its peers.
    @discardableResult
    func makeUnit(of application: String) throws(LocalJujuError) -> String {
        let record = try self.application(application)
        let unit = UnitRecord(
            name: "\(application)/\(record.nextUnit)", machine: state.nextMachine,
            workloadStatus: status("waiting", "installing agent"), agentStatus: status("allocating"),
            charmRevision: record.charmRevision)
        try Files.remove(folders(of: unit).root)
        try charm(of: record).tree.install(into: folders(of: unit).charm)
        state[application: application]?.nextUnit += 1
        state.nextMachine += 1
        state[application: application]?.units.append(unit)
        if state[application: application]?.leader == nil { state[application: application]?.leader = unit.name }
        enterRelations(unit.name)
        return unit.name
    }

    /// Lets a unit enter its application's peer relations, as its agent does before the first hook.
    func enterRelations(_ name: String) {
        guard let unit = state[unit: name] else { return }
        let application = ModelState.application(of: name)
        for index in state.relations.indices where state.relations[index].application == application {
            guard !state.relations[index].members.contains(name) else { continue }
            state.relations[index].members.append(name)
            let address = MachineAddress(machine: unit.machine)
            var values = ["ingress-address": address.text, "egress-subnets": "\(address.text)/32"]
            if profile.hasPrivateAddress { values["private-address"] = address.text }
            state.relations[index].bags[name] = RelationRecord.Bag(values: values)
            let view = RelationView(relation: state.relations[index].id)
            state[unit: name]?.relations.append(view)
        }
    }

    /// Takes units that have gone out of the model, and applications with none left that are going.
    func reap() throws(LocalJujuError) {
        for application in state.applications {
            for unit in application.units where unit.life == .dying && unit.failure == nil {
                guard unit.removed || !unit.installed else { continue }
                state[unit: unit.name] = nil
                try Files.remove(folders(of: unit).root)
                state.secrets.removeAll { $0.owner == unit.name }
                if application.leader == unit.name { electLeader(of: application.name) }
            }
            guard application.life == .dying, state[application: application.name]?.units.isEmpty == true else {
                continue
            }
            state[application: application.name] = nil
            state.relations.removeAll { $0.application == application.name }
            state.secrets.removeAll { $0.owner == application.name }
            try Files.remove(charmFolder(application.name, revision: application.charmRevision))
        }
    }
}
