import Ops

extension Harness {
    // MARK: Events

    /// Tells the charm that something has happened, whether hooks are enabled or not.
    ///
    /// What a test changes by the other functions is told by itself: this is for what nobody changes, as in
    /// `try harness.emit(.updateStatus)`.
    ///
    /// - Parameter event: What has happened; what it is about is to be in the model, as it is in ``state``.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/misuse`` before ``begin()``, with
    ///   ``TestingError/Code/inconsistent`` for an event that cannot come.
    public func emit(_ event: JujuEvent) throws {
        _ = try charm
        let check = ConsistencyCheck(event, state, simulation.metadata, simulation.identity)
        try check.runForEvent()
        refresh()
        try tellAlways(event.resolved(in: simulation.state, simulation.identity, simulation.metadata))
    }

    /// Delivers the deferred events again, oldest first, as Juju's next event would have it.
    ///
    /// What was deferred waits until a test calls this: the other events of a harness come alone.
    ///
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/misuse`` before ``begin()``.
    public func reemit() throws {
        refresh()
        _ = try charm
        try inHook(JujuEvent("")) { try framework.reemit() }
    }

    /// Asks the charm for its status, as at the end of every dispatch, and sets the most serious of what it says.
    ///
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/misuse`` before ``begin()``.
    public func evaluateStatus() throws {
        _ = try charm
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
        _ = try charm
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
    func tell(_ event: JujuEvent) throws {
        guard areHooksEnabled, hasBegun else { return refresh() }
        settle()
        try tellAlways(event)
    }

    /// Tells the charm that something has happened.
    func tellAlways(_ event: JujuEvent) throws {
        _ = try charm
        let context = simulation.juju(event)
        model.takeUp(context)
        defer { model.takeUp(simulation.idleContext) }
        try inHook(event) { try framework.emitHookEvent(context) }
    }

    /// Runs a hook.
    ///
    /// One that fails leaves nothing behind, as in Juju, but what it has told Juju at once: a status, a line.
    func inHook(_ event: JujuEvent, _ body: () throws -> Void) throws {
        guard !simulation.isInHook else {
            throw TestingError(
                .misuse, "A handler of the charm runs; Juju sends one event after the other. Change the model after it."
            )
        }
        simulation.beginHook(event)
        do {
            try framework.withDeferralsRestored { try RunningTest.with(simulation.record, body) }
        } catch let end as DispatchEnd where end.exitCode == 0 {
            // The charm has ended the dispatch by itself, and well.
        } catch let ended as OpsError where ended.code == .processEnded {
            // The machine is rebooted at once: Juju has killed the hook, which is no failure of the charm's.
            return try simulation.endHook(succeeded: false)
        } catch {
            try simulation.endHook(succeeded: false)
            throw error
        }
        try simulation.endHook(succeeded: true)
    }
}
