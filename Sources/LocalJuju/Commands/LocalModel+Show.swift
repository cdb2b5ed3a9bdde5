extension LocalModel {
    /// Everything that was logged, oldest first.
    package func debugLog() throws(LocalJujuError) -> [LogEntry] {
        try ModelLog.load(from: "\(folder)/\(ModelLog.name)")
    }

    /// One unit, as `juju show-unit` shows it.
    package func showUnit(_ name: String) throws(LocalJujuError) -> UnitDescription {
        let unit = try unit(name)
        let record = try application(ModelState.application(of: name))
        let relations = unit.relations.compactMap { view in
            state.relations.first { $0.id == view.relation }.map { description(of: $0, seenBy: view, unit) }
        }
        return UnitDescription(
            workloadVersion: record.workloadVersion.isEmpty ? nil : record.workloadVersion,
            machine: "\(unit.machine)", openedPorts: openPorts(of: unit),
            publicAddress: MachineAddress(machine: unit.machine).text,
            charm: "local:\(record.charmName)-\(unit.charmRevision)", leader: record.leader == name,
            life: unit.life.rawValue, relationInfo: relations.isEmpty ? nil : relations)
    }

    private func description(
        of relation: RelationRecord, seenBy view: RelationView, _ unit: UnitRecord
    ) -> UnitDescription.RelationInfo {
        let others = view.joined.keys.map { name in
            (
                name,
                UnitDescription.UnitData(
                    inScope: relation.members.contains(name), data: relation.bags[name]?.values)
            )
        }
        return UnitDescription.RelationInfo(
            relationID: relation.id, endpoint: relation.endpoint, relatedEndpoint: relation.endpoint,
            applicationData: relation.bags[relation.application]?.values ?? [:],
            localUnit: UnitDescription.UnitData(
                inScope: relation.members.contains(unit.name), data: relation.bags[unit.name]?.values),
            relatedUnits: others.isEmpty ? nil : Dictionary(others) { $1 })
    }
}
