import Ops

extension Harness {
    // MARK: Events

    /// Delivers the deferred events again, oldest first, as Juju's next event would have it.
    ///
    /// What was deferred waits until a test calls this: the other events of a harness come alone.
    ///
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/misuse`` before ``begin()``.
    public func reemit() throws {
        refresh()
        try inHook(JujuEvent("")) { try framework.reemit() }
    }

    /// Asks the charm for its status, as at the end of every dispatch, and sets the most serious of what it says.
    ///
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/misuse`` before ``begin()``.
    public func evaluateStatus() throws {
        framework.forgetCollectedStatuses()
        try inHook(JujuEvent("")) { try framework.evaluateStatus() }
    }

    /// Does something as a handler of the charm would: with its rights, and with nothing kept when it fails.
    ///
    /// ```swift
    /// #expect(throws: OpsError.self) {
    ///     try harness.withinHook { try relation.data[harness.charm.app].set("key", to: "value") }
    /// }
    /// ```
    ///
    /// - Parameter body: What to do.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws; ``TestingError`` with ``TestingError/Code/misuse`` before ``begin()``, and while a
    ///   handler runs.
    public func withinHook<Result>(_ body: () throws -> Result) throws -> Result {
        var result: Result?
        refresh()
        try inHook(JujuEvent("")) {
            try framework.withRunningEvent("test") { result = try body() }
        }
        guard let result else { throw TestingError(.misuse, "The hook ended before its body returned.") }
        return result
    }

    // MARK: Parts

    /// Tells the charm that something has happened, unless there is none yet, or hooks are disabled.
    func emit(_ event: JujuEvent) throws {
        refresh()
        guard areHooksEnabled, hasBegun else { return }
        try emitAlways(event)
    }

    /// Tells the charm that something has happened.
    func emitAlways(_ event: JujuEvent) throws {
        let context = try simulation.juju(event)
        model.takeUp(context)
        defer { model.takeUp(try? simulation.juju(JujuEvent(""))) }
        try inHook(event) { try framework.emitHookEvent(context) }
    }

    /// Runs a hook.
    ///
    /// One that fails leaves nothing behind, as in Juju, but what it has told Juju at once: a status, a line.
    private func inHook(_ event: JujuEvent, _ body: () throws -> Void) throws {
        _ = try charm
        guard !simulation.isInHook else {
            throw TestingError(
                .misuse, "A handler of the charm runs; Juju sends one event after the other. Change the model after it."
            )
        }
        let reboots = simulation.reboots.count
        do {
            try framework.withDeferralsRestored { try simulation.withHook(event, body) }
        } catch  where simulation.reboots.count > reboots {
            // The machine is rebooted at once: the hook was killed, which is no failure of the charm's.
        }
    }
}
