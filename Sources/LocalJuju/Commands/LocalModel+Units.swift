extension LocalModel {
    /// Adds units to an application.
    ///
    /// - Returns: Their names.
    package func addUnits(_ application: String, count: Int = 1) throws(LocalJujuError) -> [String] {
        let record = try self.application(application)
        guard record.life == .alive else {
            throw LocalJujuError(.invalidArgument, "application \"\(application)\" is not alive")
        }
        guard !record.isSubordinate else {
            throw LocalJujuError(
                .invalidArgument,
                "cannot add unit to application \"\(application)\": application is a subordinate")
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
        for name in names where try unit(name).principal != nil {
            let application = ModelState.application(of: name)
            throw LocalJujuError(
                .invalidArgument,
                "unit \"\(name)\" is a subordinate, to remove use remove-relation. "
                    + "Note: this will remove all units of \"\(application)\"")
        }
        for name in names { startRemoval(of: name, force: force) }
        endSubordinates()
        try settle()
    }

    /// Removes an application with its units.
    ///
    /// - Parameter force: Whether failing hooks are passed over.
    package func removeApplication(_ application: String, force: Bool = false) throws(LocalJujuError) {
        let record = try self.application(application)
        state[application: application]?.life = .dying
        endRelations { !$0.isPeer && $0.side(of: application) != nil }
        for name in record.unitNames { startRemoval(of: name, force: force) }
        endSubordinates()
        try settle()
    }

    func startRemoval(of name: String, force: Bool) {
        state[unit: name]?.life = .dying
        if force {
            state[unit: name]?.isForced = true
            if let failure = state[unit: name]?.failure {
                state[unit: name]?.failure = nil
                state.complete(failure.event, of: name, seeing: state, at: clock.seconds)
            }
        }
    }

    /// Makes a unit of an application, with its charm's files.
    ///
    /// - Parameter principal: The unit that it is subordinate to.
    @discardableResult
    func makeUnit(of application: String, on principal: UnitRecord? = nil) throws(LocalJujuError) -> String {
        let record = try self.application(application)
        // Numbers of pods are used again: the highest ones come and go.
        let number = record.isKubernetes ? (record.units.map(\.number).max() ?? -1) + 1 : record.nextUnit
        let charm = try charm(of: record)
        var unit = UnitRecord(
            name: "\(application)/\(number)", machine: principal?.machine ?? state.nextMachine,
            principal: principal?.name,
            workloadStatus: status("waiting", "installing agent"), agentStatus: status("allocating"),
            charmRevision: record.charmRevision)
        unit.isKubernetes = record.isKubernetes
        unit.containers = charm.containers.map(ContainerRecord.init)
        if record.isKubernetes { unit.seesContainersEarly = seededChoice() }
        try Files.remove(folders(of: unit).root)
        try charm.tree.install(into: folders(of: unit).charm)
        state[application: application]?.nextUnit += 1
        if principal == nil { state.nextMachine += 1 }
        state[application: application]?.units.append(unit)
        if state[application: application]?.leader == nil { state[application: application]?.leader = unit.name }
        for (name, count) in record.storageCounts.sorted(by: { $0.key < $1.key }) {
            try addStorage(name, count: count, to: unit.name, of: charm, in: &state)
        }
        return unit.name
    }

    /// Takes what has gone out of the model: units, the relations that they were the last of, and applications with
    /// neither left.
    func reap() throws(LocalJujuError) {
        for application in state.applications {
            for unit in application.units where unit.life == .dying && unit.failure == nil {
                guard unit.removed || !unit.installed, state.subordinates(of: unit.name).isEmpty else { continue }
                for relation in state.relations { state.leave(relation.id, unit: unit.name) }
                try endContainers(of: unit)
                state[unit: unit.name] = nil
                try Files.remove(folders(of: unit).root)
                state.forgetInSecrets(unit.name)
                try removeStorage(of: unit.name)
                if application.leader == unit.name { electLeader(of: application.name) }
            }
        }
        reapRelations()
        for application in state.applications where application.life == .dying && application.units.isEmpty {
            let relations = state.relations.filter { $0.side(of: application.name) != nil }
            // A unit of another application that is in error may still be in a relation.
            guard relations.allSatisfy(\.isPeer) else { continue }
            state[application: application.name] = nil
            state.relations.removeAll { relations.contains($0) }
            state.forgetInSecrets(application.name)
            try Files.remove("\(folder)/resources/\(application.name)")
            try Files.remove(charmFolder(application.name, revision: application.charmRevision))
        }
    }
}
