extension LocalModel {
    /// Everything that was logged, oldest first.
    package func debugLog() throws(LocalJujuError) -> [LogEntry] {
        try ModelLog.load(from: "\(folder)/\(ModelLog.name)")
    }

    /// One unit, as `juju show-unit` shows it.
    package func showUnit(_ name: String) throws(LocalJujuError) -> UnitDescription {
        let unit = try unit(name)
        let record = try application(ModelState.application(of: name))
        let relations = unit.relations.sorted { $0.relation < $1.relation }.compactMap { view in
            state.relations.first { $0.id == view.relation }.flatMap { description(of: $0, seenBy: view, unit) }
        }
        let address = MachineAddress(machine: unit.machine).text
        var shown = UnitDescription(
            workloadVersion: record.workloadVersion.isEmpty ? nil : record.workloadVersion,
            machine: unit.isKubernetes ? nil : "\(unit.machine)", openedPorts: openPorts(of: unit),
            publicAddress: unit.isKubernetes ? nil : address,
            charm: "local:\(record.charmName)-\(unit.charmRevision)", leader: record.leader == name,
            life: unit.life.rawValue, relationInfo: relations.isEmpty ? nil : relations)
        if unit.isKubernetes {
            shown.providerID = unit.dashedName
            shown.address = address
            shown.containers = try descriptions(ofContainersOf: unit)
        }
        addDeferredEvents(of: unit, to: &shown)
        return shown
    }

    private func descriptions(
        ofContainersOf unit: UnitRecord
    ) throws(LocalJujuError) -> [String: UnitDescription.Container] {
        let folders = try containerFolders(of: unit)
        var shown: [String: UnitDescription.Container] = [:]
        for container in unit.containers {
            let process = container.process?.isRunning == true ? container.process : nil
            shown[container.name] = UnitDescription.Container(
                status: process == nil ? "stopped" : "running", process: process.map { Int($0.id) },
                socket: folders.socket(container.name), root: folders.files(container.name),
                restarts: max(0, container.starts - 1))
        }
        return shown
    }

    private func description(
        of relation: RelationRecord, seenBy view: RelationView, _ unit: UnitRecord
    ) -> UnitDescription.RelationInfo? {
        let application = ModelState.application(of: unit.name)
        guard let side = relation.side(of: application), let remote = relation.remoteSide(of: application) else {
            return nil
        }
        let others = Set(relation.remoteMembers(of: unit.name)).union(view.joined.keys)
        let units = others.map { ($0, data(of: $0, in: relation)) }
        return UnitDescription.RelationInfo(
            relationID: relation.id, endpoint: side.endpoint, relatedEndpoint: remote.endpoint,
            applicationData: relation.bags[remote.application]?.values ?? [:],
            localUnit: data(of: unit.name, in: relation),
            relatedUnits: units.isEmpty ? nil : Dictionary(units) { $1 })
    }

    private func data(of unit: String, in relation: RelationRecord) -> UnitDescription.UnitData {
        UnitDescription.UnitData(
            inScope: relation.members.contains(unit), data: relation.bags[unit]?.values ?? [:])
    }
}
