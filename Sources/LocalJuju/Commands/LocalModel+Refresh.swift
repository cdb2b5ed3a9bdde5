extension LocalModel {
    /// Gives an application another charm: each unit gets its files, then `upgrade-charm` and `config-changed`.
    ///
    /// - Parameters:
    ///   - path: The charm's folder or `.charm` file.
    ///   - forceUnits: Whether units in error get the files as well; those skip `upgrade-charm`, and the hook that failed
    ///     is tried again.
    ///   - resources: By resource, another file.
    /// - Throws: ``LocalJujuError`` when the charm is not right, or is another one than the application's.
    package func refresh(
        _ application: String, charm path: String, forceUnits: Bool = false, resources: [String: String] = [:]
    ) throws(LocalJujuError) {
        var record = try self.application(application)
        let staged = try stageCharm(path)
        do throws(LocalJujuError) {
            let charm = try Charm(folder: staged)
            guard charm.name == record.charmName else {
                throw LocalJujuError(
                    .invalidArgument, "cannot upgrade \"\(record.charmName)\" to \"\(charm.name)\"")
            }
            guard charm.isSubordinate == record.isSubordinate else {
                throw LocalJujuError(
                    .invalidArgument,
                    "cannot upgrade application \"\(application)\": cannot change an application's subordinacy")
            }
            guard charm.containers.isEmpty != record.isKubernetes else {
                throw LocalJujuError(
                    .invalidArgument,
                    "cannot upgrade application \"\(application)\": a charm with containers cannot take the place of one "
                        + "without, nor the other way round")
            }
            try checkResources(resources, of: charm)
            record.charmRevision += 1
            // What was set for an option that is gone, or that has another type now, is forgotten.
            record.settings = record.settings.filter { setting in
                charm.options.contains { $0.name == setting.key && $0.value(of: setting.value) != nil }
            }
            try install(staged: staged, as: charmFolder(application, revision: record.charmRevision))
        } catch {
            try Files.remove(staged)
            throw error
        }
        state[application: application] = record
        try store(resources, for: application, charm(of: record))
        addPeerRelations(of: application, try charm(of: record))
        // The others get it when they are next looked at: a unit in error once it is resolved.
        if forceUnits {
            for unit in record.units where unit.failure != nil { try installCharm(on: unit.name) }
        }
        try settle()
    }

    /// Brings a unit's charm folder to its application's charm, where it has an older one.
    func installCharm(on name: String) throws(LocalJujuError) {
        let record = try application(ModelState.application(of: name))
        if record.isKubernetes { return try replacePod(of: name) }
        var unit = try unit(name)
        guard unit.charmRevision != record.charmRevision else { return }
        let former = try charm(at: charmFolder(record.name, revision: unit.charmRevision)).tree
        let next = try charm(of: record).tree
        let target = folders(of: unit).charm
        try former.removeFiles(absentFrom: next, in: target)
        try next.install(into: target)
        unit.charmRevision = record.charmRevision
        // A unit that was forced out of an error does not hear of the new charm.
        if unit.installed, unit.failure == nil { unit.upgrading = true }
        state[unit: name] = unit
        try removeUnusedCharms(of: record.name)
    }

    func removeUnusedCharms(of application: String) throws(LocalJujuError) {
        guard let record = state[application: application] else { return }
        let used = Set(record.units.map(\.charmRevision) + [record.charmRevision])
        for revision in 0..<record.charmRevision where !used.contains(revision) {
            let folder = charmFolder(application, revision: revision)
            charms[folder] = nil
            try Files.remove(folder)
        }
    }
}
