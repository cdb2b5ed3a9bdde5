extension LocalModel {
    /// Brings a unit on Kubernetes to its application's charm: by a new pod, for which the unit stops first.
    func replacePod(of name: String) throws(LocalJujuError) {
        let record = try application(ModelState.application(of: name))
        var unit = try unit(name)
        guard unit.charmRevision != record.charmRevision || unit.pod != .running else { return }
        // A unit in error, or one that has not started, does not hear of it.
        if unit.pod != .ended, unit.started, unit.failure == nil {
            state[unit: name]?.pod = .ending
            return
        }
        try endContainers(of: unit)
        unit.containersLink = nil
        try Files.remove(folders(of: unit).root)
        try charm(of: record).tree.install(into: folders(of: unit).charm)
        unit.charmRevision = record.charmRevision
        unit.containers = try charm(of: record).containers.map(ContainerRecord.init)
        unit.pod = .running
        unit.started = false
        unit.rebooted = false
        if unit.installed, unit.failure == nil { unit.upgrading = true }
        state[unit: name] = unit
        try removeUnusedCharms(of: record.name)
    }
}
