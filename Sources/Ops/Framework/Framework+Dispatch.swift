extension Framework {
    /// Delivers what was deferred and then the event of Juju, settles the status, and commits.
    ///
    /// - Parameter context: What Juju's environment tells.
    package func dispatch(_ context: JujuContext) throws {
        if !context.isRestricted { try reemit() }
        try emitHookEvent(context)
        if !context.isRestricted { try evaluateStatus() }
        try commit()
    }

    /// Emits the event of Juju that the environment tells of.
    package func emitHookEvent(_ context: JujuContext) throws {
        try emitHookEvent(
            kind: context.eventKind, snapshot: try HookEventSnapshot.make(from: context, backend: model.backend))
    }
}
