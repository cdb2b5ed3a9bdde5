public import Ops

extension Context {
    // MARK: Running

    /// Has something happen to a unit in a state.
    ///
    /// - Parameters:
    ///   - event: What happens.
    ///   - state: The state before; that of a new deployment when it is not given.
    /// - Returns: The state after, and what was observed.
    /// - Throws: ``TestingError`` with ``TestingError/Code/inconsistent`` for a state that no unit can be in, or an event that
    ///   cannot come in it; ``CharmFailed`` when an error leaves the charm's code; ``ActionFailed`` when the charm has said
    ///   that the action failed.
    public func run(_ event: JujuEvent, _ state: State = State()) async throws -> Outcome {
        let run = try makeRun(event, state)
        try run.start()
        return try run.finish()
    }

    /// Has an object of the charm emit an event of its own to a unit in a state.
    ///
    /// ```swift
    /// let outcome = try await context.run(\.database.created, .init(endpoints: "10.0.0.5:5432"), state)
    /// ```
    ///
    /// No event of Juju comes with it: Juju's environment tells of none.
    ///
    /// - Parameters:
    ///   - source: The event, as a property of the charm's object.
    ///   - payload: What the event carries.
    ///   - state: The state before; that of a new deployment when it is not given.
    /// - Returns: The state after, and what was observed.
    /// - Throws: ``TestingError`` with ``TestingError/Code/inconsistent`` for a state that no unit can be in; ``CharmFailed``
    ///   when an error leaves the charm's code.
    public func run<Payload: Codable>(
        _ source: (C) throws -> EventSource<CustomEvent<Payload>>, _ payload: Payload, _ state: State = State()
    ) async throws -> Outcome {
        let run = try makeRun(JujuEvent(""), state)
        try run.start()
        return try run.finish { charm, framework, _ in
            try framework.dispatch { try framework.emit(try source(charm), payload) }
        }
    }

    /// Has something happen to a unit in a state, with a look at the living charm before and after.
    ///
    /// ```swift
    /// try await context.inspect(.start, state) { inspection in
    ///     #expect(try inspection.charm.isReady == false)
    ///     let outcome = try inspection.run()
    ///     #expect(try inspection.charm.isReady)
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - event: What happens.
    ///   - state: The state before; that of a new deployment when it is not given.
    ///   - body: Looks at the charm. The event comes when it calls ``Inspection/run()``, or else at its end.
    /// - Returns: The state after, and what was observed.
    /// - Throws: What the body throws; as ``run(_:_:)``.
    @discardableResult
    public func inspect(
        _ event: JujuEvent, _ state: State = State(), _ body: (Inspection<C>) async throws -> Void
    ) async throws -> Outcome {
        let run = try makeRun(event, state)
        try run.start()
        let inspection = Inspection(run)
        try await RunningTest.with(run.record) { try await body(inspection) }
        return try inspection.outcome ?? inspection.run()
    }

    private func makeRun(_ event: JujuEvent, _ state: State) throws -> CharmRun<C> {
        if checksConsistency { try ConsistencyCheck(event, state, metadata, identity).run() }
        return try CharmRun(self, event, state)
    }
}
