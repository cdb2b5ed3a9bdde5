extension LocalModel {
    /// Makes the unit of a subordinate application that comes with a principal's unit when that enters their relation.
    func addSubordinate(of principal: UnitRecord, in relation: RelationRecord) throws(LocalJujuError) {
        guard relation.isContained, principal.principal == nil,
            let remote = relation.remoteSide(of: ModelState.application(of: principal.name)),
            let application = state[application: remote.application], application.isSubordinate,
            !application.units.contains(where: { $0.principal == principal.name })
        else { return }
        try makeUnit(of: application.name, on: principal)
    }

    /// Lets units of subordinate applications go that have nothing left to be subordinate to: no relation with their
    /// principal's application, or no principal.
    func endSubordinates() {
        for application in state.applications where application.isSubordinate {
            for unit in application.units {
                guard unit.life == .alive, let principal = unit.principal.flatMap({ state[unit: $0] }) else { continue }
                let principals = ModelState.application(of: principal.name)
                let isHeld = state.relations.contains { relation in
                    relation.isContained && relation.life == .alive && relation.side(of: application.name) != nil
                        && relation.side(of: principals) != nil
                }
                if principal.life == .dying || !isHeld {
                    startRemoval(of: unit.name, force: principal.isForced)
                }
            }
        }
    }
}

extension ModelState {
    /// The units that are subordinate to a unit.
    func subordinates(of principal: String) -> [UnitRecord] {
        applications.filter(\.isSubordinate).flatMap(\.units).filter { $0.principal == principal }
    }
}
