package import PlainValues

extension Framework {
    /// Delivers what was deferred and then the event of Juju, settles the status, and commits.
    ///
    /// - Parameter context: What Juju's environment tells.
    package func dispatch(_ context: JujuContext) throws {
        try dispatch(isRestricted: context.isRestricted) { try emitHookEvent(context) }
    }

    /// Delivers what was deferred and then an event, settles the status, and commits.
    ///
    /// - Parameters:
    ///   - isRestricted: Whether the event comes without most hook commands, so that it comes alone.
    ///   - emit: Emits the event.
    package func dispatch(isRestricted: Bool = false, _ emit: () throws -> Void) throws {
        if !isRestricted { try reemit() }
        try emit()
        if !isRestricted { try evaluateStatus() }
        try commit()
    }

    /// Emits the event of Juju that the environment tells of.
    package func emitHookEvent(_ context: JujuContext) throws {
        try emitHookEvent(
            kind: context.eventKind, snapshot: try snapshot(of: context))
    }

    /// What the event of Juju carries that the environment tells of.
    package func snapshot(of context: JujuContext) throws -> PlainValue {
        try HookEventSnapshot.make(from: context, backend: model.backend)
    }
}
