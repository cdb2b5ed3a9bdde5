import HookTools

extension LocalModel {
    /// What the model wants an application to have: its units, and those that it is related to.
    func goalState(of application: ApplicationRecord) -> GoalState {
        var goal = GoalState()
        for unit in application.units { goal.units[unit.name] = item(unit) }
        for relation in state.relations where !relation.isPeer {
            guard let side = relation.side(of: application.name),
                let remote = relation.remoteSide(of: application.name)
            else { continue }
            let since = ModelClock.goalTime(relation.created)
            let status = relation.life == .alive ? "joined" : "dying"
            goal.relations[side.endpoint, default: [:]][remote.application] = GoalState.Item(
                status: status, since: since)
            for unit in state[application: remote.application]?.units ?? [] {
                goal.relations[side.endpoint, default: [:]][unit.name] = item(unit)
            }
        }
        return goal
    }

    private func item(_ unit: UnitRecord) -> GoalState.Item {
        GoalState.Item(
            status: unit.life == .alive ? unit.workloadStatus.status : "dying",
            since: ModelClock.goalTime(unit.workloadStatus.since))
    }
}
