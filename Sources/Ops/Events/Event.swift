package import PlainValues

/// Something that happened, delivered to those who observe it.
///
/// Each observer gets an event object of its own, made from what the event carries: what one does with it no other sees.
/// It is `ops.EventBase`. Events come from Juju, from the framework, or are a ``CustomEvent`` of a charm's own; there are
/// no other types.
public protocol Event: AnyObject {
    /// What the framework knows of the event.
    var context: EventContext { get }
}

extension Event {
    /// The event's name: who emitted it, its kind, and its number in the unit's life.
    public var handle: Handle { context.handle }
    /// The framework that delivers the event.
    public var framework: Framework { context.framework }
}

/// An event that can be put off until the next dispatch.
///
/// What Juju sends again by itself, and what cannot wait, does not conform: to defer it does not compile.
public protocol DeferrableEvent: Event {}

extension DeferrableEvent {
    /// Has this event delivered to this observer again, at the start of the next dispatch.
    ///
    /// The handler is not left: return after the call. Every attribute of the event is made anew then, from a model that
    /// may have changed. ``Framework/deferredEvents`` lists what was deferred.
    ///
    /// ```swift
    /// guard let endpoints = try event.relation.data[event.app]["endpoints"] else {
    ///     return event.defer(.dropping(whenGone: event.relation))
    /// }
    /// ```
    ///
    /// - Parameter policy: When the event is dropped all the same. By default it is delivered until it is no longer
    ///   deferred, as with `ops`. The policy of the last deferral counts.
    public func `defer`(_ policy: DeferralPolicy = .keeping) {
        context.isDeferred = true
        context.policy = policy
        framework.logger.debug("Deferring \(handle).")
    }
}

/// An event that Juju sends to a unit (`ops.HookEvent`).
public protocol HookEvent: Event {}

/// An event of the framework's own life (`ops.LifecycleEvent`): it cannot be deferred.
public protocol LifecycleEvent: Event {}

/// An event that carries nothing but its name.
public protocol PlainEvent: Event {}

/// An event as the framework makes it, from what was emitted or stored.
package protocol RestorableEvent: Event {
    init(restoring snapshot: PlainValue, in context: EventContext) throws
}
