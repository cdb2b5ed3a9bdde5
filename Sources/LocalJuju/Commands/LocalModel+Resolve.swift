extension LocalModel {
    /// Takes a unit out of its error.
    ///
    /// - Parameter retry: Whether the hook that failed runs again; otherwise it counts as done.
    /// - Throws: ``LocalJujuError`` when there is no such unit or it is in no error.
    package func resolve(_ name: String, retry: Bool = true) throws(LocalJujuError) {
        guard let failure = try unit(name).failure else {
            throw LocalJujuError(.invalidArgument, "unit \"\(name)\" is not in an error state")
        }
        if retry {
            try retryHook(failure, on: name)
        } else {
            state[unit: name]?.failure = nil
            state.complete(failure.event, of: name, seeing: state, at: clock.seconds)
        }
        try settle()
    }

    /// Lets simulated time pass.
    ///
    /// A hook that failed is tried again when its time has come: five seconds after the first failure, and twice as
    /// long after each further one, up to five minutes. Secrets are rotated, and expire, at their times.
    package func advance(by duration: Duration) throws(LocalJujuError) {
        let parts = duration.components
        var left = max(0, Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
        while let next = nextMoment(), next.seconds <= left {
            pass(next.seconds)
            left -= next.seconds
            if let unit = next.unit, let failure = state[unit: unit]?.failure { try retryHook(failure, on: unit) }
            try settle()
        }
        pass(left)
        try settle()
    }

    /// When something happens next by itself: the failed hook that is tried again first, or a secret's time.
    private func nextMoment() -> (unit: String?, seconds: Double)? {
        let retries = state.unitNames.compactMap { name in
            state[unit: name]?.failure.map { (unit: Optional(name), seconds: $0.retryAfter) }
        }
        let now = clock.seconds
        let secrets = state.secrets.flatMap { [$0.nextRotation, $0.nextExpiry] }.compactMap { time in
            // What is due already waits for its owner, not for the time.
            time.flatMap { $0 > now ? (unit: String?.none, seconds: $0 - now) : nil }
        }
        return (retries + secrets).min { $0.seconds < $1.seconds }
    }

    private func pass(_ seconds: Double) {
        moveClock(by: seconds)
        for name in state.unitNames where state[unit: name]?.failure != nil {
            state[unit: name]?.failure?.retryAfter -= seconds
        }
    }

    private func retryHook(_ failure: FailedHook, on name: String) throws(LocalJujuError) {
        state[unit: name]?.failure = nil
        try runHook(failure.event, on: name, attempt: failure.attempts + 1)
    }

    /// A hook that ran when the last command was ended by force counts as failed, as it does when the agent dies.
    func recoverInterruptedHooks() throws(LocalJujuError) {
        for name in state.unitNames {
            guard let unit = state[unit: name], let event = unit.running else { continue }
            state[unit: name]?.running = nil
            fail(event, on: name, attempt: 1)
            try log(
                "ERROR", "hook \"\(event.hookName)\" was interrupted: the agent ended", unit: unit,
                module: "juju.worker.uniter")
        }
    }
}
