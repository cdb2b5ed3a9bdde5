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
        var shown = UnitDescription(
            workloadVersion: record.workloadVersion.isEmpty ? nil : record.workloadVersion,
            machine: "\(unit.machine)", openedPorts: openPorts(of: unit),
            publicAddress: MachineAddress(machine: unit.machine).text,
            charm: "local:\(record.charmName)-\(unit.charmRevision)", leader: record.leader == name,
            life: unit.life.rawValue, relationInfo: relations.isEmpty ? nil : relations)
        addDeferredEvents(of: unit, to: &shown)
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
