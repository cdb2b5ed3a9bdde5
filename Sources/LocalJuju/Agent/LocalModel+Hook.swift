import HookTools

extension LocalModel {
    /// Runs one hook, and takes into the model what became of it.
    func runHook(_ event: AgentEvent, on name: String, attempt: Int) throws(LocalJujuError) {
        announce(event, on: name)
        state[unit: name]?.running = event
        try note()
        let unit = try unit(name)
        let before = state
        let shown = TimelineEvent(unit: name, name: event.hookName, attempt: attempt, time: clock.statusTime)
        timeline?.eventDidStart(shown)
        let run = try runProgram(
            AgentTask(
                name: event.hookName, hookName: event.hookName, dispatchPath: "hooks/\(event.hookName)",
                relation: event.relation, secret: event.secret, storage: event.storage,
                workload: event.workload),
            on: unit)
        state[unit: name]?.running = nil
        let outcome: TimelineOutcome.Result
        switch run.verdict {
        case .succeeded, .missing:
            state.complete(event, of: name, seeing: before, at: clock.seconds)
            try conclude(event, on: name, reboots: run.result?.context.changes.reboot != nil)
            outcome = run.verdict == .missing ? .skipped : .committed
        case .terminated(let reboots):
            if reboots { state[unit: name]?.rebooted = unit.started }
            outcome = .terminated
        case .failed(let reason):
            fail(event, on: name, attempt: attempt)
            outcome = .failed(reason)
        }
        state[unit: name]?.agentStatus = status("idle")
        try finish(run, shown, outcome, unit)
    }

    /// Tells the timeline and the log how a run ended, and ends the command if it was asked to.
    func finish(
        _ run: ProgramRun, _ event: TimelineEvent, _ outcome: TimelineOutcome.Result, _ unit: UnitRecord
    ) throws(LocalJujuError) {
        for command in run.result?.commands ?? [] { timeline?.eventDidRun(command, in: event) }
        var exitStatus: Int?
        if case .exited(let status)? = run.result?.ending { exitStatus = Int(status) }
        let workload = shownStatus(of: state[unit: unit.name] ?? unit)
        timeline?.eventDidEnd(
            event,
            outcome: TimelineOutcome(result: outcome, exitStatus: exitStatus, elapsed: run.elapsed, status: workload))
        if Interruption.signal != 0, run.result != nil {
            try save()
            throw LocalJujuError(.interrupted, "The command was interrupted while \(event.unit) ran \(event.name).")
        }
    }

    /// The statuses that Juju sets before a hook.
    private func announce(_ event: AgentEvent, on name: String) {
        state[unit: name]?.agentStatus = status("executing", "running \(event.hookName) hook")
        switch event.kind {
        case .install:
            guard state[unit: name]?.charmSetStatus == false else { break }
            state[unit: name]?.workloadStatus = status("maintenance", "installing charm software")
        case .stop: state[unit: name]?.workloadStatus = status("maintenance", "stopping charm software")
        case .remove:
            state[unit: name]?.workloadStatus = status("maintenance", "cleaning up prior to charm deletion")
        default: break
        }
    }

    /// The statuses that Juju sets after a hook, and what else follows from it.
    private func conclude(_ event: AgentEvent, on name: String, reboots: Bool) throws(LocalJujuError) {
        switch event.kind {
        case .start where state[unit: name]?.charmSetStatus == false:
            state[unit: name]?.workloadStatus = status("unknown")
        case .stop: state[unit: name]?.workloadStatus = status("maintenance")
        case .remove: state[unit: name]?.workloadStatus = status("terminated")
        default: break
        }
        if reboots, let unit = state[unit: name] {
            state[unit: name]?.rebooted = unit.started
            try log("INFO", "the machine reboots", unit: unit, module: "juju.worker.uniter")
        }
    }

    /// Notes that a hook failed, or passes over it when its unit is removed by force.
    func fail(_ event: AgentEvent, on name: String, attempt: Int) {
        if state[unit: name]?.isForced == true {
            state.complete(event, of: name, seeing: state, at: clock.seconds)
        } else {
            state[unit: name]?.failure = FailedHook(
                event: event, attempts: attempt, retryAfter: FailedHook.backoff(attempts: attempt),
                since: clock.statusTime)
        }
    }
}
