package import PlainValues

/// An event of Juju that carries nothing but its name.
public class PlainHookEvent: HookEvent, PlainEvent, RestorableEvent {
    /// What the framework knows of the event.
    public let context: EventContext

    package required init(restoring snapshot: PlainValue, in context: EventContext) {
        self.context = context
    }
}

/// The first event of a unit's life, after any storage was attached.
public final class InstallEvent: PlainHookEvent, DeferrableEvent {}

/// The unit's software should start: after the first configuration, and after each reboot.
public final class StartEvent: PlainHookEvent, DeferrableEvent {}

/// The unit is about to be removed.
///
/// It cannot be deferred: there is no later.
public final class StopEvent: PlainHookEvent {}

/// The last event of a unit's life.
///
/// It cannot be deferred: there is no later.
public final class RemoveEvent: PlainHookEvent {}

/// The application's configuration, or something of the unit's surroundings, may have changed.
public final class ConfigChangedEvent: PlainHookEvent, DeferrableEvent {}

/// Sent every few minutes, for a charm to look after its software.
public final class UpdateStatusEvent: PlainHookEvent, DeferrableEvent {}

/// The charm was refreshed: this is its new code's first event.
public final class UpgradeCharmEvent: PlainHookEvent, DeferrableEvent {}

/// The machine's operating system is about to be upgraded.
///
/// Juju 4 no longer sends it.
public final class PreSeriesUpgradeEvent: PlainHookEvent, DeferrableEvent {}

/// The upgrade of the machine's operating system has ended.
///
/// Juju 4 no longer sends it.
public final class PostSeriesUpgradeEvent: PlainHookEvent, DeferrableEvent {}

/// This unit has become its application's leader.
public final class LeaderElectedEvent: PlainHookEvent, DeferrableEvent {}

/// The leader's settings have changed.
///
/// It is deprecated by Juju, and no longer sent from Juju 4 on.
public final class LeaderSettingsChangedEvent: PlainHookEvent, DeferrableEvent {}
