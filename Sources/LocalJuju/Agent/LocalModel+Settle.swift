extension LocalModel {
    /// Runs hooks until no unit has anything to do: one hook of each unit in turn, as the units of several machines take
    /// turns.
    ///
    /// - Parameter maximumEvents: How many hooks may run.
    /// - Throws: ``LocalJujuError`` with the code `notIdle` when more are due, or `interrupted`.
    package func settle(maximumEvents: Int = 10_000) throws(LocalJujuError) {
        var left = maximumEvents
        var isIdle = false
        while !isIdle {
            isIdle = true
            for name in turns() {
                try reap()
                guard let unit = state[unit: name] else { continue }
                if unit.failure == nil, unit.life == .alive { try installCharm(on: name) }
                try tendContainers(of: name)
                try synchronizeRelations(of: name)
                permute(name)
                guard let event = state.nextEvent(of: name, at: clock.seconds) else { continue }
                guard left > 0 else {
                    throw LocalJujuError(
                        .notIdle, "After \(maximumEvents) hooks, \(name) still has to run \(event.hookName).")
                }
                left -= 1
                isIdle = false
                try runHook(event, on: name, attempt: 1)
                maybeRepeatConfigChanged(after: event, on: name)
            }
        }
        try reap()
        try save()
    }

    /// Lets units run `update-status`, which Juju does every five minutes when nothing else is due.
    package func emitUpdateStatus(units: [String]) throws(LocalJujuError) {
        for name in units { _ = try unit(name) }
        for name in units { state[unit: name]?.updateStatusDue = true }
        try settle()
    }
}
