package import PlainValues

/// An event of the framework that carries nothing but its name.
public class PlainLifecycleEvent: LifecycleEvent, PlainEvent, RestorableEvent {
    /// What the framework knows of the event.
    public let context: EventContext

    package required init(restoring snapshot: PlainValue, in context: EventContext) {
        self.context = context
    }
}

/// The dispatch is about to be committed: the last moment for a change that is to be stored.
public final class PreCommitEvent: PlainLifecycleEvent {}

/// The dispatch is being committed: stored state has been taken down already, what is changed now is lost.
public final class CommitEvent: PlainLifecycleEvent {}
