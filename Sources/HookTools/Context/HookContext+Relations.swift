extension HookContext {
    /// The settings of a bag as this hook sees them: its own with what it wrote, others' as they were at its start.
    ///
    /// - Throws: ``HookToolError`` when the unit may not read them or there are none.
    mutating func settings(
        of bag: RelationBag, in relation: RelationSnapshot
    ) throws(HookToolError) -> [String: String] {
        switch bag {
        case .unit(unit):
            return HookChanges.applying(
                changes.unitSettings[relation.id] ?? [:], to: relation.settings[unit] ?? [:])
        case .application(application):
            if try isLeader() {
                return HookChanges.applying(
                    changes.applicationSettings[relation.id] ?? [:], to: relation.settings[application] ?? [:])
            }
            guard relation.isPeer else { throw HookToolError(.failed, "permission denied") }
            return relation.settings[application] ?? [:]
        case .unit(let name):
            guard JujuNames.application(ofUnit: name) == relation.remoteApplication else {
                throw HookToolError(.failed, "permission denied")
            }
            if let settings = relation.settings[name] { return settings }
            guard relation.remoteUnits.contains(name) else {
                let place = "unit \(GoText.quoted(name)) in relation \(GoText.quoted(relation.fakeID))"
                throw HookToolError(.failed, "cannot read settings for \(place): settings not found")
            }
            return [:]
        case .application(let name):
            guard name == relation.remoteApplication else { throw HookToolError(.failed, "permission denied") }
            return relation.settings[name] ?? [:]
        }
    }
}
