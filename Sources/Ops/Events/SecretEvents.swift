package import PlainValues

/// Something happened to a secret (`ops.SecretEvent`).
public class SecretEvent: HookEvent, RestorableEvent {
    /// What the framework knows of the event.
    public let context: EventContext
    /// The secret.
    ///
    /// Nothing is asked of Juju before its content or something else of it is.
    public let secret: Secret

    package required init(restoring snapshot: PlainValue, in context: EventContext) throws {
        self.context = context
        secret = try Secret(
            backend: context.framework.model.backend, id: snapshot["id"]?.stringValue,
            label: snapshot["label"]?.stringValue)
    }
}

/// A secret that this unit tracks has a new revision: read it with ``Secret/refresh()``.
public final class SecretChangedEvent: SecretEvent, DeferrableEvent {}

/// The time of a secret that this unit manages has come to get a new revision, with ``Secret/setContent(_:)``.
///
/// It cannot be deferred: Juju sends it until there is one.
public final class SecretRotateEvent: SecretEvent {}

/// Something happened to a revision of a secret that this unit manages.
public class SecretRevisionEvent: SecretEvent {
    /// The number of the revision.
    public let revision: Int

    package required init(restoring snapshot: PlainValue, in context: EventContext) throws {
        guard let revision = snapshot["revision"]?.intValue else {
            throw OpsError(
                .invalidEnvironment,
                "The event \(context.handle) has no revision of a secret; JUJU_SECRET_REVISION must be a number.")
        }
        self.revision = revision
        try super.init(restoring: snapshot, in: context)
    }

    /// Removes the revision.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/secretNotFound`` or ``OpsError/Code/hookCommandFailed`` when Juju
    ///   refuses it.
    public func removeRevision() throws(OpsError) { try secret.removeRevision(revision) }
}

/// Nobody tracks a revision any more: it can be removed, with ``SecretRevisionEvent/removeRevision()``.
///
/// Juju sends it again, if it is not, when there is another one to remove.
public final class SecretRemoveEvent: SecretRevisionEvent, DeferrableEvent {}

/// A revision has expired: it must be removed, with ``SecretRevisionEvent/removeRevision()``.
///
/// It cannot be deferred: Juju sends it until the revision is gone.
public final class SecretExpiredEvent: SecretRevisionEvent {}
