import CharmMetadata
import HookTools
import OrderedCollections
package import PlainValues

extension LocalModel {
    /// Runs an action on units, one after the other.
    ///
    /// - Parameters:
    ///   - name: The action's name.
    ///   - units: The units' names.
    ///   - parameters: A map. What is left out gets the default of the action's schema.
    /// - Returns: A result for each unit, in their order. An action that failed is a result and not an error. So is one
    ///   that was not scheduled, because the charm has no such action or the parameters do not fit its schema: Juju's
    ///   controller refuses it for that unit alone.
    /// - Throws: ``LocalJujuError`` when there is no such unit.
    package func runAction(
        _ name: String, on units: [String], parameters: PlainValue = .map([:])
    ) throws(LocalJujuError) -> [ActionResult] {
        guard parameters.mapValue != nil else {
            throw LocalJujuError(.invalidArgument, "The parameters of an action are a map, not \(parameters.kindName).")
        }
        for unitName in units { _ = try unit(unitName) }
        state.nextTask += 1
        var results: [ActionResult] = []
        for unitName in units {
            let unit = try unit(unitName)
            let charm = try charm(
                at: charmFolder(ModelState.application(of: unitName), revision: unit.charmRevision))
            if let action = charm.actions.first(where: { $0.name == name }) {
                results.append(try run(action, on: unit, parameters))
            } else {
                results.append(unscheduled("action \"\(name)\" not defined on unit \"\(unitName)\"", unit))
            }
        }
        try settle()
        return results
    }

    /// Runs shell text on units as `juju exec` does: in a hook's surroundings, with all hook tools.
    ///
    /// - Parameters:
    ///   - command: What the shell runs.
    ///   - units: The units' names.
    /// - Returns: A result for each unit, in their order.
    package func exec(_ command: String, on units: [String]) throws(LocalJujuError) -> [ActionResult] {
        for name in units { _ = try unit(name) }
        guard !command.utf8.contains(0) else {
            throw LocalJujuError(.invalidArgument, "A command cannot hold a NUL.")
        }
        state.nextTask += 1
        var results: [ActionResult] = []
        for name in units {
            let task = AgentTask(name: "run-commands", hookName: "", task: newTask(), shellText: command)
            results.append(try runTask(task, shownAs: "exec", on: unit(name)))
        }
        try settle()
        return results
    }

    private func newTask() -> String {
        defer { state.nextTask += 1 }
        return "\(state.nextTask)"
    }

    private func run(
        _ action: ActionMetadata, on unit: UnitRecord, _ parameters: PlainValue
    ) throws(LocalJujuError) -> ActionResult {
        let schema = ActionSchema(
            action, allowsOthers: action.allowsAdditionalParameters(jujuMajorVersion: profile == .v4_0 ? 4 : 3))
        if let problem = schema.problem(with: parameters) { return unscheduled(problem, unit) }
        let run = ActionRun(name: action.name, parameters: schema.withDefaults(parameters))
        let task = AgentTask(
            name: action.name, hookName: "", dispatchPath: "actions/\(action.name)", action: run, task: newTask())
        return try runTask(task, shownAs: "action \(action.name)", on: unit)
    }

    private func unscheduled(_ problem: String, _ unit: UnitRecord) -> ActionResult {
        let now = clock.actionTime
        return ActionResult(
            id: newTask(), unit: unit.name, status: "failed", results: .map([:]), message: problem, log: [],
            enqueued: now, started: now, completed: now, wasScheduled: false)
    }

    /// Runs an action or shell text, and makes its result.
    private func runTask(
        _ task: AgentTask, shownAs shown: String, on unit: UnitRecord
    ) throws(LocalJujuError) -> ActionResult {
        let started = clock.actionTime
        let event = TimelineEvent(unit: unit.name, name: shown, attempt: 1, time: clock.statusTime)
        timeline?.eventDidStart(event)
        let run = try runProgram(task, on: unit)
        var result = ActionResult(
            id: task.task ?? "", unit: unit.name, status: "completed", results: .map([:]), message: "",
            log: run.effects?.actionLog ?? [], enqueued: started, started: started, completed: clock.actionTime)
        var outcome = TimelineOutcome.Result.committed
        switch run.verdict {
        case .succeeded:
            break
        case .missing:
            result.status = "failed"
            result.message = "action not implemented on unit \"\(unit.name)\""
            outcome = .failed(result.message)
        case .terminated:
            result.status = "failed"
            result.message = "signal: killed"
            outcome = .failed(result.message)
        case .failed(let reason):
            result.status = "failed"
            result.message = run.refusal == nil ? reason : "committing requested changes failed"
            outcome = .failed(reason)
        }
        if let ended = run.result {
            result.results = ActionOutput.results(of: ended, refusal: run.refusal)
            if let failure = ended.context.action?.failureMessage {
                result.status = "failed"
                result.message = failure
            }
            if ended.context.changes.reboot != nil, run.verdict == .succeeded {
                state[unit: unit.name]?.rebooted = unit.started
            }
        }
        try finish(run, event, outcome, unit)
        return result
    }
}
